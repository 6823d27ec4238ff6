package org.codonstream.rest;

import org.codonstream.query.Queries;

/** Answers the questions to one path. */
@FunctionalInterface
interface Route {

    /**
     * The reply.
     *
     * @throws BadRequestException if it can't be asked so
     */
    Reply answer(Request request, Queries queries);
}
