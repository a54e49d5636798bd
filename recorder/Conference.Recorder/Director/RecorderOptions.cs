using System.ComponentModel.DataAnnotations;

namespace Conference.Recorder;

/// <summary>Settings of a recorder.</summary>
public sealed class RecorderOptions
{
    /// <summary>Folder under which <c>recordings/</c> is kept; made when it is missing.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>FFmpeg 5 or newer: a path, or a name looked up on PATH.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>The ffprobe that belongs to <see cref="FfmpegPath"/>.</summary>
    [Required]
    public string FfprobePath { get; set; } = "ffprobe";

    /// <summary>The recorder's IP address to which media nodes send their taps. On one host: loopback.</summary>
    [Required]
    public string TapIp { get; set; } = "127.0.0.1";

    /// <summary>TrueType font for names.</summary>
    [Required]
    public string FontFile { get; set; } = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    /// <summary>
    /// Fonts for letters that <see cref="FontFile"/> lacks, tried in this order; those that are not installed are passed over. By
    /// default those of Debian's fonts-dejavu-core, fonts-noto-cjk, fonts-noto-core and fonts-symbola.
    /// </summary>
    public IReadOnlyList<string> FallbackFonts { get; set; } =
    [
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoSansBengali-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoSansTamil-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf",
        "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf",
    ];

    /// <summary>How many stretches of film may be rendered at once in this process, 1 to 64; 0 is one per core. They run at the lowest priority.</summary>
    [Range(0, 64)]
    public int ConcurrentRenders { get; set; }

    /// <summary>x264 preset of the composite: faster is cheaper, slower is smaller.</summary>
    [Required]
    public string VideoPreset { get; set; } = "superfast";

    /// <summary>x264 constant rate factor of the composite: 18 (large, near lossless) to 32 (small).</summary>
    [Range(18, 32)]
    public int VideoQuality { get; set; } = 23;
}
