namespace Conference.Recorder.Rtp;

/// <summary>What the first bytes of an Opus packet tell (RFC 6716 §3.1).</summary>
internal static class OpusPacket
{
    /// <summary>The longest packet there is, in seconds.</summary>
    public const double LongestDuration = 0.12;

    /// <summary>How long a packet sounds, in seconds; 0 when it is malformed.</summary>
    public static double DurationOf(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
            return 0;

        var frame = FrameDuration(packet[0] >> 3);
        var count = (packet[0] & 0x03) switch
        {
            0 => 1,
            1 => packet.Length % 2 == 1 ? 2 : 0,
            2 => 2,
            _ => packet.Length > 1 ? packet[1] & 0x3F : 0,
        };

        var duration = frame * count;
        return duration <= LongestDuration + 1e-9 ? duration : 0;
    }

    private static double FrameDuration(int configuration) => configuration switch
    {
        // SILK 10, 20, 40, 60 ms; hybrid 10, 20 ms; CELT 2.5, 5, 10, 20 ms.
        < 12 => (configuration & 3) switch { 0 => 0.01, 1 => 0.02, 2 => 0.04, _ => 0.06 },
        < 16 => (configuration & 1) == 0 ? 0.01 : 0.02,
        _ => 0.0025 * (1 << (configuration & 3)),
    };
}
