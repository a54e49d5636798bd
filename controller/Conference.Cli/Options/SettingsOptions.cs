using System.CommandLine;
using Conference.Client;

namespace Conference.Cli.Options;

/// <summary>What a film is to become.</summary>
internal sealed class SettingsOptions
{
    private static readonly int[] FrameRates = [25, 30];

    public Option<string?> Layout { get; } = new("--layout")
    {
        Description = "grid (all of one size), speaker (who speaks large), presentation (a shared screen large) or audioOnly.",
        HelpName = "LAYOUT",
    };

    public Option<string?> Resolution { get; } = new("--resolution") { Description = "720p or 1080p.", HelpName = "LINES" };

    public Option<int?> FrameRate { get; } = new("--frame-rate") { Description = "25 or 30 frames a second.", HelpName = "RATE" };

    public Option<bool?> Tracks { get; } = new("--tracks") { Description = "Whether each track is delivered too, as it was sent.", HelpName = "true|false" };

    public Option<bool?> Hls { get; } = new("--hls") { Description = "Whether HLS is delivered too.", HelpName = "true|false" };

    public Option<bool?> Chat { get; } = new("--chat") { Description = "Whether the public chat is delivered as WebVTT.", HelpName = "true|false" };

    public void AddTo(Command command)
    {
        Layout.CompletionSources.Add([.. Words.Of<RecordingLayout>()]);
        Resolution.CompletionSources.Add([.. Words.Of<RecordingResolution>()]);
        FrameRate.CompletionSources.Add("25", "30");
        FrameRate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is { } rate && !FrameRates.Contains(rate))
                result.AddError($"--frame-rate takes 25 or 30, not {rate}.");
        });
        command.Options.Add(Layout);
        command.Options.Add(Resolution);
        command.Options.Add(FrameRate);
        command.Options.Add(Tracks);
        command.Options.Add(Hls);
        command.Options.Add(Chat);
    }

    public RecordingOptions Read(ParseResult parsed) => new()
    {
        Layout = parsed.GetValue(Layout) is { } layout ? Words.Read<RecordingLayout>(Layout.Name)(layout) : null,
        Resolution = parsed.GetValue(Resolution) is { } resolution ? Words.Read<RecordingResolution>(Resolution.Name)(resolution) : null,
        FrameRate = parsed.GetValue(FrameRate),
        Tracks = parsed.GetValue(Tracks),
        Hls = parsed.GetValue(Hls),
        Chat = parsed.GetValue(Chat),
    };
}
