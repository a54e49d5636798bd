using Conference.Mediasoup;

namespace Conference.Controller.Tests.Whip;

internal static class RouterCapabilities
{
    /// <summary>What the worker supports, as a router of all of it would say it: each codec under a payload type.</summary>
    public static RtpCapabilities WithPayloadTypes(this RtpCapabilities supported)
    {
        byte payloadType = 100;
        return supported with { Codecs = [.. supported.Codecs.Select(codec => codec with { PreferredPayloadType = payloadType++ })] };
    }
}
