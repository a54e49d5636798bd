using System.Globalization;
using Conference.Mediasoup;

namespace Conference.Controller.Whip;

/// <summary>Whether an offered codec and one of a router are the same: name, clock rate, channels, and the profile where there are several.</summary>
internal static class CodecMatch
{
    private const string ConstrainedBaseline = "constrained baseline";
    private const int Baseline = 0x42;
    private const int Main = 0x4D;

    public static bool IsRtx(string mimeType) => mimeType.EndsWith("/rtx", StringComparison.OrdinalIgnoreCase);

    public static bool Fits(RtpCodecParameters offered, RtpCodecCapability known) =>
        IsSame(offered, known.MimeType, known.ClockRate, known.Channels, known.Parameters);

    public static bool Fits(RtpCodecParameters offered, RtpCodecParameters known) =>
        IsSame(offered, known.MimeType, known.ClockRate, known.Channels, known.Parameters);

    /// <summary>The retransmissions (RFC 4588) of a codec; null when the offer has none.</summary>
    public static RtpCodecParameters? RtxOf(RtpCodecParameters codec, IEnumerable<RtpCodecParameters> offered) => offered.FirstOrDefault(
        candidate => IsRtx(candidate.MimeType) && Text(candidate.Parameters, "apt") == codec.PayloadType.ToString());

    private static bool IsSame(RtpCodecParameters offered, string mimeType, uint clockRate, byte? channels, ParameterMap parameters) =>
        offered.MimeType.Equals(mimeType, StringComparison.OrdinalIgnoreCase)
        && offered.ClockRate == clockRate
        && (offered.Channels ?? 1) == (channels ?? 1)
        && (!mimeType.Equals("video/VP9", StringComparison.OrdinalIgnoreCase)
            || Text(offered.Parameters, "profile-id") == Text(parameters, "profile-id"))
        && (!mimeType.Equals("video/H264", StringComparison.OrdinalIgnoreCase)
            || (Text(offered.Parameters, "packetization-mode") == Text(parameters, "packetization-mode")
                && H264Profile(offered.Parameters) == H264Profile(parameters)));

    // Absent and 0 mean the same for both parameters.
    private static string Text(ParameterMap parameters, string name) =>
        parameters.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : "0";

    // RFC 6184, section 8.1: profile_idc and the constraint flags; the level behind them may differ. What keeps to Baseline and to Main is
    // Constrained Baseline, however its encoder says so; who says nothing means that too, by custom (crbug.com/webrtc/6337).
    private static string H264Profile(ParameterMap parameters)
    {
        if (!parameters.TryGetValue("profile-level-id", out var value))
            return ConstrainedBaseline;
        if (value.ToString() is not { Length: 6 } text || !int.TryParse(text[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var profile))
            return value.ToString() ?? string.Empty;
        return (profile >> 8, profile & 0xC0) switch
        {
            (Baseline, 0x40 or 0xC0) or (Main, 0x80 or 0xC0) => ConstrainedBaseline,
            (Main, _) => "main",
            _ => text[..4].ToUpperInvariant(),
        };
    }
}
