@file:JvmName("X402Kernel")
@file:JvmMultifileClass

package io.github.x402kernel

/** What a browser has to be told to show: the value of `Access-Control-Expose-Headers`, as a list. */
public val EXPOSE_HEADERS: List<String> by lazy { exposeHeaders() }

/**
 * What a browser has to be allowed to send: the value of `Access-Control-Allow-Headers`, as a list. The last is there
 * because official clients send that response header with their requests.
 */
public val ALLOW_HEADERS: List<String> by lazy { allowHeaders() }
