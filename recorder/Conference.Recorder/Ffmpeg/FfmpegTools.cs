using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Ffmpeg;

/// <summary>The FFmpeg at hand, checked when it is first needed.</summary>
internal sealed partial class FfmpegTools(IOptions<RecorderOptions> options)
{
    private const int OldestMajor = 5;

    private readonly RecorderOptions _options = options.Value;
    private volatile bool _checked;

    public string Ffmpeg => _options.FfmpegPath;

    public string Ffprobe => _options.FfprobePath;

    /// <summary>What FFmpeg said of itself when it was checked.</summary>
    public string Version { get; private set; } = "";

    /// <exception cref="RecorderUnavailableException">FFmpeg, ffprobe or the font is missing, or FFmpeg is older than 5.</exception>
    public async Task EnsureUsableAsync(CancellationToken cancellationToken)
    {
        if (_checked)
            return;

        Version = await CheckAsync(Ffmpeg, nameof(RecorderOptions.FfmpegPath), cancellationToken);
        await CheckAsync(Ffprobe, nameof(RecorderOptions.FfprobePath), cancellationToken);
        if (!File.Exists(_options.FontFile))
        {
            throw new RecorderUnavailableException(
                "font_missing",
                $"The font {_options.FontFile} is not there. Install it (apt-get install fonts-dejavu-core) or set {nameof(RecorderOptions.FontFile)}.");
        }

        _checked = true;
    }

    private static async Task<string> CheckAsync(string program, string option, CancellationToken cancellationToken)
    {
        var first = "";
        try
        {
            await using var child = ChildProcess.Start(new ChildStart(program, ["-version"])
            {
                OnOutput = line => first = first.Length == 0 ? line : first,
            });
            await child.WaitAsync(cancellationToken);
        }
        catch (Win32Exception exception)
        {
            throw new RecorderUnavailableException(
                "ffmpeg_missing",
                $"{program} cannot be run: {exception.Message}. Install FFmpeg {OldestMajor} or newer (apt-get install ffmpeg) or set {option}.",
                exception);
        }

        // Builds from git name a commit in place of a version (N-110000-g1234567); they are newer than any release we refuse.
        var version = VersionPattern().Match(first);
        if (version.Success && int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture) < OldestMajor)
        {
            throw new RecorderUnavailableException(
                "ffmpeg_too_old",
                $"{program} says \"{first}\". Install FFmpeg {OldestMajor} or newer (apt-get install ffmpeg) or set {option}.");
        }

        if (!first.Contains(" version ", StringComparison.Ordinal))
        {
            throw new RecorderUnavailableException(
                "ffmpeg_missing",
                $"{program} does not answer like FFmpeg: \"{first}\". Set {option} to FFmpeg {OldestMajor} or newer.");
        }

        return first;
    }

    [GeneratedRegex(@" version n?(?<major>[0-9]+)\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VersionPattern();
}
