// The worker is written for libsrtp 3; Debian ships libsrtp 2. This header stands in for libsrtp 3's
// <srtp.h> and gives the calls that the worker makes. It overloads where the signatures differ and
// renames libsrtp 2's policy struct, whose name libsrtp 3 gives to a pointer to an opaque object.
#pragma once

#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>

struct Srtp3Policy
{
    srtp2_policy_t policy{};
    unsigned char key[SRTP_MAX_KEY_LEN]{};
};

using srtp_policy_t = Srtp3Policy*;

// Error codes that libsrtp 2 lacks, at libsrtp 3's values, which no code of libsrtp 2 has.
inline constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
inline constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
    *policy = new (std::nothrow) Srtp3Policy;

    if (!*policy)
        return srtp_err_status_alloc_fail;

    (*policy)->policy.key = (*policy)->key;

    return srtp_err_status_ok;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
    if (policy)
        explicit_bzero(policy->key, sizeof(policy->key));

    delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
    policy->policy.ssrc = ssrc;

    return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
    const auto status = srtp_crypto_policy_set_from_profile_for_rtp(&policy->policy.rtp, profile);

    if (status != srtp_err_status_ok)
        return status;

    return srtp_crypto_policy_set_from_profile_for_rtcp(&policy->policy.rtcp, profile);
}

// libsrtp 2 takes one master key per stream here, so an MKI is refused rather than dropped.
inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy,
  const uint8_t* key,
  size_t keyLen,
  const uint8_t* salt,
  size_t saltLen,
  const uint8_t* mki,
  size_t mkiLen)
{
    if (mki || mkiLen != 0 || keyLen > sizeof(policy->key) || saltLen > sizeof(policy->key) - keyLen)
        return srtp_err_status_bad_param;

    std::memcpy(policy->key, key, keyLen);
    std::memcpy(policy->key + keyLen, salt, saltLen);

    return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
    policy->policy.allow_repeat_tx = allow ? 1 : 0;

    return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t size)
{
    policy->policy.window_size = size;

    return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
    return srtp_create(session, &policy->policy);
}

// Network byte order, as libsrtp 2 documents it and as the worker passes it.
inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
    return srtp_remove_stream(session, ssrc);
}

namespace srtp3
{
    using InPlace = srtp_err_status_t (*)(srtp_t, void*, int*);

    // libsrtp 2 transforms in place and writes up to `growth` bytes behind the packet unasked, so the
    // room is checked before.
    inline srtp_err_status_t Transform(
      InPlace transform,
      srtp_t session,
      const uint8_t* in,
      size_t inLen,
      uint8_t* out,
      size_t* outLen,
      size_t growth)
    {
        if (inLen > static_cast<size_t>(std::numeric_limits<int>::max()) - growth)
            return srtp_err_status_bad_param;

        if (*outLen < inLen + growth)
            return srtp_err_status_buffer_small;

        if (out != in)
            std::memmove(out, in, inLen);

        auto len          = static_cast<int>(inLen);
        const auto status = transform(session, out, &len);

        if (status == srtp_err_status_ok)
            *outLen = static_cast<size_t>(len);

        return status;
    }

    // SRTCP adds its index beside the trailer.
    inline constexpr size_t RtpGrowth{ SRTP_MAX_TRAILER_LEN };
    inline constexpr size_t RtcpGrowth{ SRTP_MAX_TRAILER_LEN + sizeof(uint32_t) };
} // namespace srtp3

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t /*mkiIndex*/)
{
    return srtp3::Transform(srtp_protect, session, rtp, rtpLen, srtp, srtpLen, srtp3::RtpGrowth);
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t /*mkiIndex*/)
{
    return srtp3::Transform(srtp_protect_rtcp, session, rtcp, rtcpLen, srtcp, srtcpLen, srtp3::RtcpGrowth);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
    return srtp3::Transform(srtp_unprotect, session, srtp, srtpLen, rtp, rtpLen, 0);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
    return srtp3::Transform(srtp_unprotect_rtcp, session, srtcp, srtcpLen, rtcp, rtcpLen, 0);
}
