using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Ffmpeg;

/// <summary>The FFmpeg at hand, checked when it is first needed, and again from time to time.</summary>
internal sealed partial class FfmpegTools(IOptions<RecorderOptions> options, TimeProvider time)
{
    private const int OldestMajor = 5;

    // FFmpeg is installed or removed rarely, and asking it costs a process.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    private readonly RecorderOptions _options = options.Value;
    private Check? _passed;
    private IReadOnlySet<string>? _decoders;

    public string Ffmpeg => _options.FfmpegPath;

    public string Ffprobe => _options.FfprobePath;

    /// <summary>What FFmpeg said of itself when it was checked.</summary>
    public string Version => _passed?.Version ?? "";

    /// <exception cref="RecorderUnavailableException">
    /// FFmpeg, ffprobe or the font is missing, or FFmpeg is older than 5 or lacks what compositions need.
    /// </exception>
    public async Task EnsureUsableAsync(CancellationToken cancellationToken)
    {
        var passed = Volatile.Read(ref _passed);
        if (passed is not null && time.GetElapsedTime(passed.At) < CheckInterval)
            return;

        var version = await CheckAsync(Ffmpeg, nameof(RecorderOptions.FfmpegPath), cancellationToken);
        await CheckAsync(Ffprobe, nameof(RecorderOptions.FfprobePath), cancellationToken);
        if (version != passed?.Version)
            _decoders = null;
        if (version != passed?.Version && await FfmpegParts.MissingAsync(Ffmpeg, cancellationToken) is { Count: > 0 } missing)
        {
            throw new RecorderUnavailableException(
                "ffmpeg_incomplete",
                $"{Ffmpeg} was built without {string.Join(", ", missing)}. Install a full build (apt-get install ffmpeg) or set {nameof(RecorderOptions.FfmpegPath)}.");
        }

        if (!File.Exists(_options.FontFile))
        {
            throw new RecorderUnavailableException(
                "font_missing",
                $"The font {_options.FontFile} is not there. Install it (apt-get install fonts-dejavu-core) or set {nameof(RecorderOptions.FontFile)}.");
        }

        Volatile.Write(ref _passed, new Check(version, time.GetTimestamp()));
    }

    /// <summary>The names of its decoders.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public async Task<IReadOnlySet<string>> ListDecodersAsync(CancellationToken cancellationToken) =>
        _decoders ??= await FfmpegParts.ListAsync(Ffmpeg, "-decoders", cancellationToken);

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

    private sealed record Check(string Version, long At);

    [GeneratedRegex(@" version n?(?<major>[0-9]+)\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VersionPattern();
}
