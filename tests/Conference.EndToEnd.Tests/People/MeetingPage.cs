using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.People;

/// <summary>The meeting as one person has it on the screen.</summary>
internal sealed class MeetingPage(IPage page)
{
    private static int _marks;

    public ILocator ConnectionState => page.GetByTestId("connection-state");

    public ILocator RecordButton => page.GetByTestId("record-button");

    public ILocator MuteButton => page.GetByTestId("mute-button");

    public ILocator CameraButton => page.GetByTestId("camera-button");

    public ILocator Tiles => page.GetByTestId("tile");

    public ILocator Toasts => page.GetByTestId("toast");

    public ILocator Tile(Identity identity) => page.Locator($"[data-testid=tile][data-name=\"{identity.Name}\"]");

    public Task ExpectStateAsync(string state) => Assertions.Expect(ConnectionState).ToHaveAttributeAsync("data-state", state);

    public Task ExpectVideoAsync(Identity identity, bool on) =>
        Assertions.Expect(Tile(identity)).ToHaveAttributeAsync("data-video", on ? "true" : "false");

    public Task ExpectSpeakingAsync(Identity identity, bool speaking) =>
        Assertions.Expect(Tile(identity)).ToHaveAttributeAsync("data-speaking", speaking ? "true" : "false");

    public Task ExpectRecordingAsync(string state) => Assertions.Expect(RecordButton).ToHaveAttributeAsync("data-state", state);

    /// <summary>Waits until a number of frames more than now have been decoded.</summary>
    public async Task WatchAsync(Identity identity, int frames, float timeoutMilliseconds = 20_000)
    {
        var arguments = new object[] { $"mark{Interlocked.Increment(ref _marks)}", identity.Name, frames };
        await page.WaitForFunctionAsync(
            "([mark, name, frames]) => probes.framesSince(mark, name) >= frames", arguments, new() { Timeout = timeoutMilliseconds });
    }

    /// <summary>How many frames of somebody this page has decoded.</summary>
    public Task<int> FramesAsync(Identity identity) => page.EvaluateAsync<int>("name => probes.frames(name)", identity.Name);

    /// <summary>Colours of points across somebody's picture.</summary>
    public async Task<IReadOnlyList<Rgb>> ColoursAsync(Identity identity)
    {
        var points = await page.EvaluateAsync<int[][]>("name => probes.colours(name)", identity.Name);
        return [.. points.Select(point => new Rgb(point[0], point[1], point[2]))];
    }

    /// <summary>Waits until somebody's tone is the strongest in one of the streams that are played.</summary>
    public Task HearAsync(Identity identity) => page.WaitForFunctionAsync("tone => probes.hears(tone)", identity.ToneHz);

    public Task HearNoMoreAsync(Identity identity) => page.WaitForFunctionAsync("tone => !probes.hears(tone)", identity.ToneHz);

    /// <summary>The connection states that the page has shown since it was opened.</summary>
    public Task<string[]> StatesAsync() => page.EvaluateAsync<string[]>("() => probes.visits()");

    /// <summary>From the click on Join to the first decoded frame of somebody else, in milliseconds.</summary>
    public Task<double> JoinMillisecondsAsync() => page.EvaluateAsync<double>(
        "() => performance.getEntriesByName('conference:first-remote-frame')[0].startTime"
        + " - performance.getEntriesByName('conference:join-clicked')[0].startTime");

    public Task LeaveAsync() => page.GetByTestId("leave-button").ClickAsync();
}
