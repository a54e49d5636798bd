using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of an audio level observer.</summary>
public sealed record AudioLevelObserverOptions
{
    internal const int MinThreshold = -127;

    /// <summary>How many producers each event lists at most, 1 to 65,535. Default 1: the loudest.</summary>
    public int MaxEntries { get; init; } = 1;

    /// <summary>How loud a producer must be on average to be listed, in dBov from -127 to 0. Default -80.</summary>
    public int Threshold { get; init; } = -80;

    /// <summary>How often levels are taken, 250 ms to 5 s. Default one second.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What <see cref="MediasoupEntity.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }

    internal static TimeSpan MinInterval { get; } = TimeSpan.FromMilliseconds(250);

    internal static TimeSpan MaxInterval { get; } = TimeSpan.FromSeconds(5);
}
