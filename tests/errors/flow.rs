//! Derives from the sources where each message goes.
//!
//! Follows values through names, calls and fields, with all branches alike, until nothing new is found. A
//! call means every function of its name that is visible there. Types only matter for one question: can they
//! hold a message?

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use syn::visit::{self, Visit};
use syn::{Expr, ExprCall, ExprMethodCall, Macro, Member, Pat, Stmt};

use super::sources::{
    Declared, Function, Tells, message_name, names_in, statuses_in, tail, variable, variants_of,
};

/// How a message reaches a person, other than as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Warning,
    Dialogue,
}

/// Messages by name. A message of an error has the error's status.
pub(crate) type Told = BTreeSet<(String, Option<String>)>;

/// The facts about the messages.
#[derive(Default)]
pub(crate) struct Flow {
    pub(crate) declared: Declared,
    /// The functions of each name.
    by_name: HashMap<String, Vec<usize>>,
    /// The messages that each function may fail with or return.
    functions: Vec<Told>,
    /// The messages that are put into a field of this name.
    fields: BTreeMap<String, Told>,
    /// The messages passed to each parameter: by function, then by parameter.
    parameters: BTreeMap<(usize, usize), Told>,
    /// The errors that a command may end with.
    pub(crate) errors: Told,
    pub(crate) said: BTreeSet<(String, Way)>,
}

/// Where the messages of the sources go, without the sources.
pub(crate) struct Destinations {
    /// Each exit status, and its doc comment.
    pub(crate) statuses: Vec<(String, String)>,
    pub(crate) errors: Told,
    pub(crate) said: BTreeSet<(String, Way)>,
}

impl From<Flow> for Destinations {
    fn from(flow: Flow) -> Self {
        Self { statuses: flow.declared.statuses, errors: flow.errors, said: flow.said }
    }
}

impl Flow {
    pub(crate) fn of(declared: Declared) -> Self {
        let functions = vec![Told::new(); declared.functions.len()];
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, function) in declared.functions.iter().enumerate() {
            by_name.entry(function.name.clone()).or_default().push(at);
        }
        let mut flow = Self { declared, by_name, functions, ..Self::default() };
        loop {
            let before = flow.size();
            // A message without a status may have one now.
            flow.errors = own_errors(&flow.declared);
            (0..flow.functions.len()).for_each(|at| flow.follow(at));
            if flow.size() == before {
                return flow;
            }
        }
    }

    fn size(&self) -> usize {
        let told =
            self.functions.iter().chain(self.fields.values()).chain(self.parameters.values());
        told.chain([&self.errors]).map(BTreeSet::len).sum::<usize>() + self.said.len()
    }

    fn follow(&mut self, at: usize) {
        let function = &self.declared.functions[at];
        let mut walk = Walk::new(self, function);
        for (place, (name, _)) in function.parameters.iter().enumerate() {
            let told = self.parameters.get(&(at, place)).cloned().unwrap_or_default();
            walk.names.push(Bound { name: name[..].into(), told: told.into(), value: None });
        }
        walk.visit_block(&function.body);
        let Walk { found, fields, parameters, errors, said, .. } = walk;
        if self.declared.may_tell(&function.gives) {
            self.functions[at].extend(found);
        }
        for (name, told) in fields {
            self.fields.entry(name).or_default().extend(told);
        }
        for (place, told) in parameters {
            self.parameters.entry(place).or_default().extend(told);
        }
        self.errors.extend(errors);
        self.said.extend(said);
    }

    /// The functions of this name that a call may mean.
    fn called(
        &self,
        from: &Function,
        name: &str,
        is_meant: impl Fn(&Function) -> bool,
    ) -> Vec<usize> {
        let meant = |&at: &usize| {
            let function = &self.declared.functions[at];
            function.is_seen_from(from) && is_meant(function)
        };
        self.by_name.get(name).into_iter().flatten().copied().filter(meant).collect()
    }

    /// Every status in a function, and in the functions that it calls by their name only.
    fn statuses_of(&self, name: &str, count: usize) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.add_statuses(name.to_owned(), count, &mut found, &mut BTreeSet::new());
        found
    }

    /// Adds them. Skips functions that were read already, because functions may call each other.
    fn add_statuses(
        &self,
        name: String,
        count: usize,
        found: &mut BTreeSet<String>,
        seen: &mut BTreeSet<(String, usize)>,
    ) {
        /// Calls of functions by their name only, and of another type's method with the name of this
        /// function.
        struct Calls(String, Vec<(String, usize)>);
        impl<'a> Visit<'a> for Calls {
            fn visit_expr_call(&mut self, call: &'a ExprCall) {
                self.1.extend(variable(&call.func).map(|name| (name, call.args.len())));
                visit::visit_expr_call(self, call);
            }

            fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
                if call.method == self.0 {
                    self.1.push((self.0.clone(), call.args.len()));
                }
                visit::visit_expr_method_call(self, call);
            }
        }
        if !seen.insert((name.clone(), count)) {
            return;
        }
        let is_meant = |it: &&Function| it.name == name && it.parameters.len() == count;
        for function in self.declared.functions.iter().filter(is_meant) {
            found.extend(statuses_in(|it| it.visit_block(&function.body)));
            let mut calls = Calls(name.clone(), Vec::new());
            calls.visit_block(&function.body);
            for (called, count) in calls.1 {
                self.add_statuses(called, count, found, seen);
            }
        }
    }
}

/// The messages of errors that have their own message, if some function fails with the error.
fn own_errors(declared: &Declared) -> Told {
    let mut told = Told::new();
    for name in declared.errors.intersection(&declared.failing) {
        for (tells, status) in declared.faults[name].values() {
            if let Tells::Message(message) = tells {
                told.insert((message.clone(), status.clone()));
            }
        }
    }
    told
}

/// A name and the value bound to it. Walks copy all names very often.
#[derive(Clone)]
struct Bound<'a> {
    name: Rc<str>,
    told: Rc<Told>,
    value: Option<&'a Expr>,
}

/// A walk through a function, or through a value in a function.
struct Walk<'a> {
    flow: &'a Flow,
    function: &'a Function,
    /// Whether only a value is walked. Then errors that `?` and `return` pass to the caller are not part of
    /// it.
    value: bool,
    /// Whether messages belong to the result, or are only on the way to it.
    counts: bool,
    names: Vec<Bound<'a>>,
    found: Told,
    fields: Vec<(String, Told)>,
    errors: Told,
    said: Vec<(String, Way)>,
    parameters: Vec<((usize, usize), Told)>,
}

impl<'a> Walk<'a> {
    fn new(flow: &'a Flow, function: &'a Function) -> Self {
        Self {
            flow,
            function,
            value: false,
            counts: true,
            names: Vec::new(),
            found: Told::new(),
            fields: Vec::new(),
            parameters: Vec::new(),
            errors: Told::new(),
            said: Vec::new(),
        }
    }

    /// The messages of a value.
    fn value(&self, expr: &'a Expr) -> Told {
        let names = self.names.clone();
        let mut walk = Walk { value: true, names, ..Walk::new(self.flow, self.function) };
        walk.visit_expr(expr);
        walk.found
    }

    fn give(&mut self, told: impl IntoIterator<Item = (String, Option<String>)>) {
        if self.counts {
            self.found.extend(told);
        }
    }

    /// Walks with another setting of `counts`.
    fn counting(&mut self, counts: bool, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.counts, counts);
        walk(self);
        self.counts = before;
    }

    /// Walks through an expression whose messages do not belong to the result.
    fn pass(&mut self, expr: &'a Expr) {
        self.counting(false, |walk| walk.visit_expr(expr));
    }

    /// Walks through the body of a closure. `?` does not leave the closure.
    fn enter(&mut self, closure: &'a syn::ExprClosure) {
        let before = std::mem::replace(&mut self.value, !self.counts);
        self.visit_expr(&closure.body);
        self.value = before;
    }

    fn bind(&mut self, pattern: &'a Pat, value: &'a Expr) {
        let names = names_in(pattern);
        if !names.is_empty() {
            let told = Rc::new(self.value(value));
            let bound =
                |name: String| Bound { name: name.into(), told: told.clone(), value: Some(value) };
            self.names.extend(names.into_iter().map(bound));
        }
    }

    /// Walks with the names of a pattern, and then forgets the names.
    fn within(&mut self, pattern: &'a Pat, value: &'a Expr, walk: impl FnOnce(&mut Self)) {
        let before = self.names.len();
        self.bind(pattern, value);
        walk(self);
        self.names.truncate(before);
    }

    fn bound(&self, expr: &Expr) -> Option<&Bound<'a>> {
        let name = variable(expr)?;
        self.names.iter().rev().find(|bound| *bound.name == name)
    }

    /// The value that is bound to a name. Any other expression is returned unchanged.
    fn behind(&self, expr: &'a Expr) -> &'a Expr {
        let named = matches!(expr, Expr::Path(_));
        self.bound(expr).filter(|_| named).and_then(|bound| bound.value).unwrap_or(expr)
    }

    /// The messages of `Failure::new(status, message)`.
    fn failure(&self, status: &'a Expr, message: &'a Expr) -> Told {
        let told = self.value(message);
        let status = self.behind(status);
        if let Expr::MethodCall(ExprMethodCall { receiver: error, .. })
        | Expr::Field(syn::ExprField { base: error, .. }) = status
            && let Expr::Match(choice) = self.behind(message)
            && variable(&choice.expr) == variable(error)
        {
            return self.by_variant(choice);
        }
        let statuses = match status {
            Expr::MethodCall(call) if !call.args.is_empty() => {
                self.flow.statuses_of(&call.method.to_string(), call.args.len())
            }
            Expr::Call(call) if variable(&call.func).is_some() => {
                let name = variable(&call.func).unwrap_or_default();
                self.flow.statuses_of(&name, call.args.len())
            }
            Expr::MethodCall(ExprMethodCall { receiver: error, .. })
            | Expr::Field(syn::ExprField { base: error, .. }) => {
                if told.iter().any(|(_, own)| own.is_some()) {
                    return told;
                }
                self.value(error).into_iter().filter_map(|(_, status)| status).collect()
            }
            other => statuses_in(|it| it.visit_expr(other)),
        };
        let mut statuses: Vec<_> = statuses.into_iter().map(Some).collect();
        if statuses.is_empty() {
            statuses.push(None);
        }
        let all =
            |(name, _): (String, _)| statuses.iter().map(move |it| (name.clone(), it.clone()));
        told.into_iter().flat_map(all).collect()
    }

    /// The messages of a `match` on an error's variants, each with the status of its variant.
    fn by_variant(&self, choice: &'a syn::ExprMatch) -> Told {
        let named: Vec<String> = choice.arms.iter().flat_map(|arm| variants_of(&arm.pat)).collect();
        let mut faults = self.flow.declared.faults.values();
        let fault = faults.find(|fault| named.iter().all(|name| fault.contains_key(name)));
        let mut told = Told::new();
        for arm in &choice.arms {
            let own = variants_of(&arm.pat);
            let told_here = self.value(&arm.body);
            for (variant, (_, status)) in fault.into_iter().flatten() {
                if own.contains(variant) || (own.is_empty() && !named.contains(variant)) {
                    told.extend(told_here.iter().map(|(name, _)| (name.clone(), status.clone())));
                }
            }
        }
        told
    }

    fn fail(&mut self, told: Told) {
        self.errors.extend(told.clone());
        self.give(told);
    }

    /// Adds the messages of a variant with these values. `false` if the path names no variant.
    fn variant(&mut self, path: &syn::Path, values: &[&'a Expr]) -> bool {
        let (owner, name) = tail(path);
        let owner = owner.filter(|owner| owner != "Self").or(self.function.owner.clone());
        let fault = owner.and_then(|owner| self.flow.declared.faults.get(&owner));
        match fault.and_then(|fault| fault.get(&name)) {
            None => return false,
            Some((Tells::Message(message), status)) => {
                self.give([(message.clone(), status.clone())]);
            }
            Some((Tells::Inner, _)) => values.iter().for_each(|value| self.visit_expr(value)),
            Some((Tells::Given, status)) => {
                let given = values.iter().flat_map(|value| self.value(value));
                let told = given.map(|(name, _)| (name, status.clone())).collect();
                self.fail(told);
            }
        }
        true
    }

    fn call(&mut self, call: &'a ExprCall) {
        let Expr::Path(path) = &*call.func else { return visit::visit_expr_call(self, call) };
        let values: Vec<&Expr> = call.args.iter().collect();
        let (owner, name) = tail(&path.path);
        if let Some(Expr::Closure(closure)) = self.bound(&call.func).and_then(|bound| bound.value) {
            let before = self.names.len();
            closure.inputs.iter().zip(&values).for_each(|(input, value)| self.bind(input, value));
            self.enter(closure);
            return self.names.truncate(before);
        }
        match (owner.as_deref(), &*name, &values[..]) {
            (Some("Failure"), "new", [status, message]) => {
                let told = self.failure(status, message);
                self.fail(told);
            }
            // The reason why typed bytes are no text is shown before the question is asked again.
            (Some("TypedAnswer"), "NoText", [reason]) => self.say(reason, Way::Dialogue),
            (Some("Failure"), "usage", [message]) => {
                let status = self.flow.statuses_of("usage", 1).pop_first();
                let usage = |(name, _)| (name, status.clone());
                let told = self.value(message).into_iter().map(usage).collect();
                self.fail(told);
            }
            _ if self.variant(&path.path, &values) => {}
            _ => {
                let owner = match owner.filter(|it| it.starts_with(char::is_uppercase)) {
                    Some(owner) if owner == "Self" => self.function.owner.clone(),
                    other => other,
                };
                let called = self.flow.called(self.function, &name, |it| {
                    name != "from" && it.owner == owner && it.parameters.len() == values.len()
                });
                self.take(&called, &values);
            }
        }
    }

    fn method(&mut self, call: &'a ExprMethodCall) {
        let (name, values) = (call.method.to_string(), call.args.iter().collect::<Vec<_>>());
        match (&*name, &values[..]) {
            ("warn", [message]) | ("warn_of", [message, _]) => self.say(message, Way::Warning),
            ("show", [message]) => self.say(message, Way::Dialogue),
            ("message", []) | ("caused_by" | "of_card" | "of_file", [_]) => {
                self.visit_expr(&call.receiver)
            }
            ("status", []) => {}
            // A line of an error's table.
            ("with", [message]) => {
                let statuses = statuses_in(|it| it.visit_expr(&call.receiver));
                let status = statuses.into_iter().next();
                let told = self.value(message).into_iter();
                self.give(told.map(|(name, _)| (name, status.clone())).collect::<Told>());
            }
            // The question is shown to the person. The result is an answer, or an error that ends the
            // question.
            ("ask", [question]) if self.function.owner.as_deref() != Some("Terminal") => {
                let called = self.flow.called(self.function, &name, |it| {
                    it.is_method && it.parameters.len() == values.len()
                });
                let before = std::mem::take(&mut self.found);
                self.take(&called, &values);
                self.pass(question);
                let asked = std::mem::replace(&mut self.found, before);
                self.found.extend(asked.into_iter().filter(|(_, status)| status.is_some()));
            }
            // A question shows why an answer fails its check, and is asked again.
            ("checked", [check]) => {
                let told = self.told_by(check);
                self.said.extend(told.into_iter().map(|(name, _)| (name, Way::Dialogue)));
                self.visit_expr(&call.receiver);
            }
            ("push", [value]) => {
                self.pass(value);
                let (list, told) = (variable(&call.receiver), self.value(value));
                let mut names = self.names.iter_mut().rev();
                if let Some(bound) = names.find(|bound| Some(&*bound.name) == list.as_deref()) {
                    Rc::make_mut(&mut bound.told).extend(told);
                }
            }
            // A closure gets the value on which the method is called.
            (_, [given]) if matches!(self.behind(given), Expr::Closure(_)) => {
                let Expr::Closure(closure) = self.behind(given) else { return };
                let is_error = |on: &Expr| matches!(on, Expr::MethodCall(it) if it.method == "err");
                let replaces = name == "map_err" || (name == "map" && is_error(&call.receiver));
                let stays = self.counts && !replaces;
                self.counting(stays, |walk| walk.visit_expr(&call.receiver));
                match closure.inputs.first() {
                    Some(input) => self.within(input, &call.receiver, |walk| walk.enter(closure)),
                    None => self.enter(closure),
                }
            }
            _ => {
                let called = self.flow.called(self.function, &name, |it| {
                    it.is_method && it.parameters.len() == values.len()
                });
                let stays = self.counts && called.is_empty();
                self.counting(stays, |walk| walk.visit_expr(&call.receiver));
                self.take(&called, &values);
            }
        }
    }

    /// The messages that a check fails with or returns.
    fn told_by(&self, check: &'a Expr) -> Told {
        let Expr::Closure(closure) = self.behind(check) else { return self.value(check) };
        let names = self.names.clone();
        let mut walk = Walk { names, ..Walk::new(self.flow, self.function) };
        walk.visit_expr(&closure.body);
        walk.found
    }

    /// Reports whether a failure is only borrowed for showing, and never returned. No command ends with it.
    fn is_only_lent(&self, pattern: &Pat, value: &Expr) -> bool {
        struct Uses(String, usize, usize);
        impl<'a> Visit<'a> for Uses {
            fn visit_expr(&mut self, expr: &'a Expr) {
                let name = variable(expr).filter(|name| *name == self.0);
                match expr {
                    Expr::Path(_) if name.is_some() => self.1 += 1,
                    Expr::Reference(_) if name.is_some() => self.2 += 1,
                    _ => {}
                }
                visit::visit_expr(self, expr);
            }
        }
        let mut uses = Uses(names_in(pattern).concat(), 0, 0);
        uses.visit_block(&self.function.body);
        let is_failure = |call: &ExprCall| match &*call.func {
            Expr::Path(path) => tail(&path.path).0.as_deref() == Some("Failure"),
            _ => false,
        };
        matches!(value, Expr::Call(call) if is_failure(call)) && uses.1 == uses.2
    }

    /// Records that a person is shown the message.
    fn say(&mut self, message: &'a Expr, way: Way) {
        self.said.extend(self.value(message).into_iter().map(|(name, _)| (name, way)));
    }

    /// Adds the messages of the called functions. If none of them is ours, the result may contain the
    /// arguments.
    fn take(&mut self, called: &[usize], values: &[&'a Expr]) {
        for &function in called {
            self.give(self.flow.functions[function].clone());
            let Flow { declared, .. } = self.flow;
            for (place, (_, types)) in declared.functions[function].parameters.iter().enumerate() {
                if declared.may_tell(types) {
                    self.parameters.push(((function, place), self.value(values[place])));
                }
            }
        }
        for value in values {
            let stays = called.is_empty() || matches!(value, Expr::Closure(_));
            self.counting(self.counts && stays, |walk| walk.visit_expr(value));
        }
    }
}

impl<'a> Visit<'a> for Walk<'a> {
    fn visit_block(&mut self, block: &'a syn::Block) {
        let before = self.names.len();
        for (at, statement) in block.stmts.iter().enumerate() {
            let is_value =
                at + 1 == block.stmts.len() && !matches!(statement, Stmt::Expr(_, Some(_)));
            let counts = self.counts && is_value;
            self.counting(counts, |walk| walk.visit_stmt(statement));
        }
        self.names.truncate(before);
    }

    fn visit_local(&mut self, local: &'a syn::Local) {
        if let Some(init) = &local.init {
            if !self.is_only_lent(&local.pat, &init.expr) {
                visit::visit_local(self, local);
            }
            self.bind(&local.pat, &init.expr);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Try(passed_on) => {
                self.counting(!self.value, |walk| walk.visit_expr(&passed_on.expr));
            }
            Expr::Return(_) => self.counting(!self.value, |walk| visit::visit_expr(walk, expr)),
            Expr::Closure(closure) => self.enter(closure),
            Expr::Match(choice) => {
                self.pass(&choice.expr);
                for arm in &choice.arms {
                    self.within(&arm.pat, &choice.expr, |walk| walk.visit_expr(&arm.body));
                }
            }
            Expr::If(choice) => {
                let before = self.names.len();
                self.pass(&choice.cond);
                self.visit_block(&choice.then_branch);
                self.names.truncate(before);
                choice.else_branch.iter().for_each(|(_, other)| self.visit_expr(other));
            }
            Expr::Let(condition) => {
                self.visit_expr(&condition.expr);
                self.bind(&condition.pat, &condition.expr);
            }
            Expr::ForLoop(every) => {
                self.pass(&every.expr);
                self.within(&every.pat, &every.expr, |walk| walk.visit_block(&every.body));
            }
            Expr::Field(field) => match &field.member {
                Member::Named(name) if name == "message" => self.visit_expr(&field.base),
                Member::Named(name) if self.flow.declared.field_may_tell(&name.to_string()) => {
                    let told = self.flow.fields.get(&name.to_string());
                    self.give(told.into_iter().flatten().cloned());
                }
                _ => {}
            },
            Expr::Path(path) if self.variant(&path.path, &[]) => {}
            Expr::Path(_) => match (self.bound(expr).cloned(), variable(expr)) {
                (Some(bound), _) => self.give(bound.told.iter().cloned()),
                // A function used as a value: `.map(read_file)`.
                (None, Some(name)) => {
                    let is_meant = |it: &Function| it.owner.is_none();
                    let called = self.flow.called(self.function, &name, is_meant);
                    let told = called.iter().flat_map(|at| self.flow.functions[*at].clone());
                    self.give(told.collect::<Told>());
                }
                (None, None) => {}
            },
            Expr::Struct(made) => {
                for field in &made.fields {
                    if let Member::Named(name) = &field.member {
                        self.fields.push((name.to_string(), self.value(&field.expr)));
                    }
                }
                let values: Vec<&Expr> = made.fields.iter().map(|field| &field.expr).collect();
                if !self.variant(&made.path, &values) {
                    values.iter().for_each(|value| self.visit_expr(value));
                }
            }
            Expr::Call(call) => self.call(call),
            Expr::MethodCall(call) => self.method(call),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        self.give(message_name(call).map(|name| (name, None)));
    }

    fn visit_pat(&mut self, _: &'a Pat) {}
}
