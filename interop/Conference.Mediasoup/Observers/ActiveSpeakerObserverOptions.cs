using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of an active speaker observer.</summary>
public sealed record ActiveSpeakerObserverOptions
{
    /// <summary>How often the speaker is determined, 100 ms to 5 s. Default 300 ms.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }

    internal static TimeSpan MinInterval { get; } = TimeSpan.FromMilliseconds(100);

    internal static TimeSpan MaxInterval { get; } = TimeSpan.FromSeconds(5);
}
