using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Mediasoup;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>RTP parameters of a consumer as a recorder's SDP needs them.</summary>
internal static class TrackTaps
{
    private static readonly Dictionary<string, SrtpCryptoSuite> Suites = new(StringComparer.Ordinal)
    {
        ["AEAD_AES_256_GCM"] = SrtpCryptoSuite.AeadAes256Gcm,
        ["AEAD_AES_128_GCM"] = SrtpCryptoSuite.AeadAes128Gcm,
        ["AES_CM_128_HMAC_SHA1_80"] = SrtpCryptoSuite.AesCm128HmacSha1Tag80,
        ["AES_CM_128_HMAC_SHA1_32"] = SrtpCryptoSuite.AesCm128HmacSha1Tag32,
    };

    /// <exception cref="RefusedException">The key is not one of SRTP's.</exception>
    public static TapTarget Target(TapDestination destination) => new(
        destination.Ip, destination.Port, destination.Srtp is null ? null : new SrtpParameters(SuiteOf(destination.Srtp), destination.Srtp.KeyBase64));

    public static TrackTap Describe(string trackId, TappedTrack track)
    {
        var parameters = track.Consumer.RtpParameters;
        var codec = parameters.Codecs[0];
        var ssrc = parameters.Encodings[0].Ssrc
            ?? throw new InvalidOperationException($"The consumer of track {trackId} has no SSRC, which a plain transport's always has.");
        var format = string.Join(';', codec.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
        return new TrackTap(trackId, codec.MimeType, codec.PayloadType, (int)codec.ClockRate, codec.Channels, ssrc, format, KeyOf(track.Srtp));
    }

    private static SrtpKey? KeyOf(SrtpParameters? srtp) =>
        srtp is null ? null : new SrtpKey(Suites.First(suite => suite.Value == srtp.CryptoSuite).Key, srtp.KeyBase64);

    private static SrtpCryptoSuite SuiteOf(SrtpKey key) => Suites.TryGetValue(key.Suite, out var suite)
        ? suite
        : throw new RefusedException(RefusalCode.InvalidParameters, $"There is no SRTP suite '{key.Suite}'.");
}
