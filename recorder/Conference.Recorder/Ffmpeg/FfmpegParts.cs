namespace Conference.Recorder.Ffmpeg;

/// <summary>What an FFmpeg was built with. Distributions leave out what is patented, or needs a library that they lack.</summary>
internal static class FfmpegParts
{
    // What every composition uses and some builds lack; codecs of tracks are another matter: FfmpegDecoders.
    private static readonly (string List, string Kind, string[] Names)[] Needed =
    [
        ("-encoders", "encoder", ["libx264", "aac"]),
        ("-decoders", "decoder", ["opus", "png"]),
        ("-filters", "filter", ["drawtext", "xstack", "tpad", "amix", "alimiter"]),
    ];

    /// <summary>What compositions need and a build has not, for people; empty when it has all of it.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(string ffmpeg, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var (list, kind, names) in Needed)
        {
            var present = await ListAsync(ffmpeg, list, cancellationToken);
            missing.AddRange(names.Where(name => !present.Contains(name)).Select(name => $"the {kind} {name}"));
        }

        return missing;
    }

    /// <param name="list">Such as <c>-decoders</c>.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static async Task<IReadOnlySet<string>> ListAsync(string ffmpeg, string list, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await using var child = ChildProcess.Start(new ChildStart(ffmpeg, ["-hide_banner", list]) { OnOutput = line => names.Add(NameIn(line)) });
        await child.WaitAsync(cancellationToken);
        return names;
    }

    // " V..... libdav1d   dav1d AV1 decoder"
    private static string NameIn(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var name, ..] ? name : string.Empty;
}
