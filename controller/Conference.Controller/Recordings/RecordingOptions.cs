using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Recordings;

/// <summary>How recordings are kept; beside the recorder's own settings in the same section.</summary>
internal sealed class RecordingOptions
{
    public const string Section = "Recorder";

    /// <summary>How long a recording is kept that nobody has set a date for; null: until somebody deletes it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "36500.00:00:00")]
    public TimeSpan? Retention { get; set; }

    /// <summary>How long tracks and files stay on the recorder's disk after they were uploaded and verified, so that they can be composed anew.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepLocal { get; set; } = TimeSpan.FromDays(2);

    /// <summary>
    /// Whether tracks and journal are stored with recordings whose request says nothing of <c>tracks</c>, so that they can be composed anew
    /// after <see cref="KeepLocal"/> too.
    /// </summary>
    public bool KeepTracks { get; set; }

    /// <summary>How long after its recorder fell silent a capture is gone on with, when the recorder is back and the meeting still runs.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a recording waits for the recorder that has its files, before it goes to the dead-letter list.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan LostAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an empty meeting is recorded on, when nobody was in it since the recording began.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan EmptyTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a link to a recording's files works that a player was given.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan AccessLife { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How often files, stored objects and recordings are compared.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromDays(1);
}
