import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

// The rules of schema.json, as Zod has them.
const author = z.object({ name: z.string(), url: z.string().optional() });
const fields = z
  .object({
    title: z.string().min(1),
    description: z.string().max(160),
    date: z.date(),
    slug: z.string().regex(/^[a-z0-9-]+$/).optional(),
    tags: z
      .array(z.string())
      .refine((tags) => new Set(tags).size === tags.length, "must not repeat")
      .optional(),
    category: z.enum(["news", "essay", "interview"]).optional(),
    draft: z.boolean().optional(),
    reading_time: z.number().int().min(1).optional(),
    robots: z.string().optional(),
    sitemap: z.boolean().optional(),
    authors: z.union([z.string(), author, z.array(author)]).optional(),
    cover: z.object({ src: z.string(), alt: z.string() }).strict().optional(),
  })
  .strict()
  .refine((post) => post.robots !== "noindex" || post.sitemap !== undefined, {
    message: "Required because robots is noindex",
    path: ["sitemap"],
  });

export const collections = {
  blog: defineCollection({ loader: glob({ pattern: "*.md", base: "./content" }), schema: fields }),
};
