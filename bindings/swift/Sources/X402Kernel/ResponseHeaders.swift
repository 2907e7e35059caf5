extension HttpHeader {
    /// What a browser has to be told to show: the value of `Access-Control-Expose-Headers`, as a list.
    public static let exposeHeaders: [String] = X402Kernel.exposeHeaders()

    /// What a browser has to be allowed to send: the value of `Access-Control-Allow-Headers`, as a list. The last is
    /// there because official clients send that response header with their requests.
    public static let allowHeaders: [String] = X402Kernel.allowHeaders()
}
