//! The kernel's expressions as a binding writes them.

use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, FieldValue, Member, Path, PathArguments, Type, parse_quote, parse_str};

/// What begins no path of the kernel's.
const STD: &[&str] = &[
    "kernel", "crate", "Some", "None", "Ok", "Err", "Box", "Cow", "Vec", "String", "ToString", "Into", "Option",
    "Default", "Self",
];

/// How a binding spells what an expression is made of.
pub(crate) struct Spelling<'a> {
    /// The path before a name of the kernel's: `kernel`.
    pub(crate) root: &'a dyn Fn(&str) -> String,
    /// The replacement of a name (`self.0` for `value`), and whether that is already a reference.
    pub(crate) name: &'a dyn Fn(&str) -> Option<(String, bool)>,
    /// What turns the kernel's error into the binding's before each `?`.
    pub(crate) tried: Option<&'a str>,
}

impl Spelling<'_> {
    pub(crate) fn expression(&self, source: &str) -> String {
        let Ok(mut expression) = parse_str::<Expr>(source) else { return source.to_owned() };
        Visitor(self).visit_expr_mut(&mut expression);
        expression.to_token_stream().to_string()
    }
}

/// A type of the kernel's, by its path.
pub(crate) fn kernel_type(source: &str, root: &str) -> String {
    let Ok(mut kind) = parse_str::<Type>(source) else { return source.to_owned() };
    let spelling = Spelling { root: &|_| root.to_owned(), name: &|_| None, tried: None };
    Visitor(&spelling).visit_type_mut(&mut kind);
    kind.to_token_stream().to_string()
}

struct Visitor<'a>(&'a Spelling<'a>);

impl Visitor<'_> {
    fn named(&self, expression: &Expr) -> Option<(Expr, bool)> {
        let Expr::Path(path) = expression else { return None };
        let (with, is_reference) = (self.0.name)(&path.path.get_ident()?.to_string())?;
        Some((parse_str(&with).ok()?, is_reference))
    }
}

impl VisitMut for Visitor<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Some((with, is_reference)) = self.named(expression) {
            *expression = if is_reference { parse_quote!(#with.clone()) } else { with };
        } else if let Expr::Reference(reference) = expression
            && let Some((with, true)) = self.named(&reference.expr)
        {
            *expression = with;
        } else if let Expr::MethodCall(call) = expression
            && let Some((with, true)) = self.named(&call.receiver)
        {
            *call.receiver = with;
            call.args.iter_mut().for_each(|argument| self.visit_expr_mut(argument));
        } else {
            // A function's name alone, as `find`, is the kernel's; that of a variable is not.
            if let Expr::Call(call) = expression
                && let Expr::Path(function) = &mut *call.func
                && function.path.get_ident().is_some_and(|name| name.to_string().starts_with(char::is_lowercase))
            {
                self.root(&mut function.path);
            }
            visit_mut::visit_expr_mut(self, expression);
            if let (Expr::Try(tried), Some(turn)) = (&mut *expression, self.0.tried) {
                let (inner, turn): (_, proc_macro2::TokenStream) = (&tried.expr, turn.parse().unwrap_or_default());
                *tried.expr = Expr::Verbatim(quote!(#inner #turn));
            }
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if self.named(&field.expr).is_some_and(|(with, _)| with != field.expr) {
            field.colon_token.get_or_insert_default();
        }
        visit_mut::visit_field_value_mut(self, field);
        // `body: &body` may have become `body: body`.
        if let (Member::Named(name), Expr::Path(value)) = (&field.member, &field.expr)
            && value.path.is_ident(name)
        {
            field.colon_token = None;
        }
    }

    fn visit_path_mut(&mut self, path: &mut Path) {
        let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
        let is_path = path.segments.len() > 1 || first.starts_with(char::is_uppercase);
        if is_path && !STD.contains(&&*first) && path.leading_colon.is_none() {
            self.root(path);
        }
        for segment in &mut path.segments {
            if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                self.visit_angle_bracketed_generic_arguments_mut(arguments);
            }
        }
    }
}

impl Visitor<'_> {
    fn root(&self, path: &mut Path) {
        let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if let Ok(root) = parse_str::<Path>(&(self.0.root)(&first)) {
            *path = parse_quote!(#root::#path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_spelled_from_the_kernels_root() {
        let name = |name: &str| match name {
            "json" => Some(("json.kernel()".to_owned(), false)),
            "payment" => Some(("payment.get()".to_owned(), true)),
            "value" => Some(("self.0".to_owned(), false)),
            _ => None,
        };
        let spelling = Spelling { root: &|_| "kernel".to_owned(), name: &name, tried: Some(".map_err(raise)") };
        for (source, spelled) in [
            ("Amount::parse(&json)", "kernel::Amount::parse(&json.kernel())"),
            ("find(&offers, &payment, rule)", "kernel::find(&offers, payment.get(), rule)"),
            ("Purchase::new(payment)", "kernel::Purchase::new(payment.get().clone())"),
            ("payment.header()", "payment.get().header()"),
            ("value.json()", "self.0.json()"),
            ("value.source().found", "self.0.source().found"),
            ("http::EXPOSE_HEADERS", "kernel::http::EXPOSE_HEADERS"),
            (
                "Some(value.source()).filter(|source| !source.is_empty())",
                "Some(self.0.source()).filter(|source|!source.is_empty())",
            ),
            ("Exchange { status, json }", "kernel::Exchange{status, json: json.kernel()}"),
            ("Json::parse(&sent)?", "kernel::Json::parse(&sent).map_err(raise)?"),
        ] {
            let plain = |code: &str| code.split_whitespace().collect::<String>();
            assert_eq!(plain(&spelling.expression(source)), plain(spelled));
        }
        assert_eq!(
            kernel_type("(&Asset, Vec<Repair>)", "kernel").replace(' ', ""),
            "(&kernel::Asset,Vec<kernel::Repair>)"
        );
    }
}
