// Force-included for RTC/DtlsTransport.cpp. The worker's BIO callback answers 1 whenever it is called
// after an operation, but OpenSSL takes that answer as the operation's result
// (https://docs.openssl.org/3.0/man3/BIO_set_callback/). An OpenSSL built with kernel TLS, as
// Debian's is, then reads "kernel TLS sends" out of BIO_CTRL_GET_KTLS_SEND, leaves its write buffer
// unallocated, and SSL_read() crashes at the first handshake. So the real result is handed back.
#pragma once

#include <openssl/bio.h>

namespace conference
{
    template<BIO_callback_fn_ex Callback>
    long KeepResult(
      BIO* bio, int operation, const char* data, size_t len, int argi, long argl, int result, size_t* processed)
    {
        const long answer = Callback(bio, operation, data, len, argi, argl, result, processed);

        return (operation & BIO_CB_RETURN) ? result : answer;
    }
} // namespace conference

#define BIO_set_callback_ex(bio, callback) BIO_set_callback_ex(bio, conference::KeepResult<callback>)
