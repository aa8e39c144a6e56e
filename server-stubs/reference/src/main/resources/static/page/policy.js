// A library in Scalar calls Function('') to find out whether it may compile code, and works without it. The page's policy
// forbids it, which the browser would report as an error. Answer the question without asking the browser.
window.Function = new Proxy(Function, {
  apply(target, self, parts) {
    if (parts.join('') === '') {
      throw new EvalError('This page compiles no code.');
    }
    return Reflect.apply(target, self, parts);
  },
});
