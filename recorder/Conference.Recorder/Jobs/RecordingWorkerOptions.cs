using System.ComponentModel.DataAnnotations;

namespace Conference.Recorder;

/// <summary>How much a recorder takes on, and how often it tries.</summary>
public sealed class RecordingWorkerOptions
{
    /// <summary>Name for people; empty: the host's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>How many meetings it records at a time; null: two for each core.</summary>
    [Range(0, 1000)]
    public int? MaxRecordings { get; set; }

    /// <summary>How many finished captures it composes at a time; each takes all the cores that it can get.</summary>
    [Range(1, 64)]
    public int MaxCompositions { get; set; } = 1;

    /// <summary>With less room on its disk than this it takes no new recordings, in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long MinimumFreeDisk { get; set; } = 2L << 30;

    /// <summary>How often composing, and then uploading, is tried before the recording goes to the dead-letter list.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Pause after the first failure; it doubles with each further one, a fifth longer or shorter by chance.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Number of recordings at a time, with the default worked out.</summary>
    public int Capacity => MaxRecordings ?? 2 * Environment.ProcessorCount;
}
