// SPDX-License-Identifier: Apache-2.0
import type { FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Value } from "typebox/value";

/**
 * Validates what comes in by the same library that the client validates answers with. Addresses
 * carry text, so their numbers and flags are converted; bodies are JSON and mean what they say: a
 * null is never made false, nor a number a text.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  return (data: unknown) => {
    const value = httpPart === "body" ? data : Value.Convert(schema, data);
    if (validator.Check(value)) return { value };
    const first = validator.Errors(value)[0];
    return {
      error: new Error(
        `${httpPart}${first?.instancePath ?? ""} ${first?.message ?? "is not valid"}`,
      ),
    };
  };
};
