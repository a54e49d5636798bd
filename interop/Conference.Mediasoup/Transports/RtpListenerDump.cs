namespace Conference.Mediasoup;

/// <summary>How a transport finds the producer of an incoming packet.</summary>
/// <param name="Ssrcs">By SSRC.</param>
/// <param name="Mids">By MID.</param>
/// <param name="Rids">By RID.</param>
public sealed record RtpListenerDump(
    IReadOnlyDictionary<uint, ProducerId> Ssrcs,
    IReadOnlyDictionary<string, ProducerId> Mids,
    IReadOnlyDictionary<string, ProducerId> Rids)
{
    internal static RtpListenerDump Empty { get; } = new(
        new Dictionary<uint, ProducerId>(), new Dictionary<string, ProducerId>(), new Dictionary<string, ProducerId>());
}
