using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Meetings.Files;

/// <summary>Files that people share in meetings.</summary>
internal sealed class SharingOptions
{
    public const string Section = "Files";

    /// <summary>The largest file.</summary>
    [Range(1, 2_147_483_647)]
    public int MaximumBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>How many files a meeting may hold at a time.</summary>
    [Range(1, 100_000)]
    public int MaximumCount { get; set; } = 1_000;

    /// <summary>Media types that are taken; null for common images, PDF, text, office documents and ZIP.</summary>
    public IReadOnlyList<string>? Types { get; set; }

    /// <summary>How long a file is kept.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    public IReadOnlyList<string> AllowedTypes => Types ?? FileTypes.Common;
}
