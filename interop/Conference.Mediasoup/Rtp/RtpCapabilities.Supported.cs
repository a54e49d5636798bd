namespace Conference.Mediasoup;

public sealed partial record RtpCapabilities
{
    /// <summary>Everything that the worker supports; a router supports those codecs of it that it is created with.</summary>
    /// <remarks>Only codecs with a fixed payload type (RFC 3551) have one here.</remarks>
    public static RtpCapabilities Supported { get; } = new()
    {
        Codecs = [.. SupportedCodecs.Audio, .. SupportedCodecs.Video],
        HeaderExtensions = SupportedHeaderExtensions.All,
    };
}
