namespace Conference.Testing.People;

/// <summary>Encoded media that may be sent over and over.</summary>
/// <param name="Seconds">Length of a turn.</param>
/// <param name="Frames">Number of frames in a turn.</param>
public sealed record MediaLoop(double Seconds, int Frames, IReadOnlyList<MediaPacket> Packets)
{
    /// <summary>Of a picture; sound is Opus.</summary>
    public string MimeType { get; init; } = "video/VP8";

    /// <summary>Where a frame of a picture begins in <see cref="Packets"/>.</summary>
    internal int IndexOf(int frame)
    {
        for (var i = 0; i < Packets.Count; i++)
        {
            if (Packets[i].Frame == frame)
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(frame), frame, $"The loop has {Frames} frames.");
    }
}
