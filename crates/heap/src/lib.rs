//! Values, objects, reference counts and shapes.
