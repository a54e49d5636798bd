using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Meetings;

internal sealed class MeetingOptions
{
    public const string Section = "Meetings";

    /// <summary>How long an empty meeting stays open.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whether somebody without an account may create meetings: they then belong to the tenant <c>default</c>.</summary>
    public bool GuestsCreate { get; set; } = true;
}
