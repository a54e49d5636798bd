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

    public ILocator WaitingRoom => page.GetByTestId("waiting-room");

    public ILocator OverPage => page.GetByTestId("error-page");

    public ILocator Messages => page.GetByTestId("message");

    public ILocator Screen(Identity identity) => page.Locator($"[data-testid=screen][data-name=\"{identity.Name}\"]");

    /// <summary>The row of somebody in the list of people, which must be open.</summary>
    public ILocator Row(Identity identity) => page.Locator($"[data-testid=person][data-name=\"{identity.Name}\"]");

    public ILocator Tile(Identity identity) => page.Locator($"[data-testid=tile][data-name=\"{identity.Name}\"]");

    public Task ExpectStateAsync(string state) => Assertions.Expect(ConnectionState).ToHaveAttributeAsync("data-state", state);

    public Task ExpectVideoAsync(Identity identity, bool on) =>
        Assertions.Expect(Tile(identity)).ToHaveAttributeAsync("data-video", on ? "true" : "false");

    public Task ExpectSpeakingAsync(Identity identity, bool speaking) =>
        Assertions.Expect(Tile(identity)).ToHaveAttributeAsync("data-speaking", speaking ? "true" : "false");

    /// <summary>Presses Record and agrees to what the recording is to become.</summary>
    public async Task StartRecordingAsync(string? layout = null)
    {
        await RecordButton.ClickAsync();
        if (layout is not null)
            await page.GetByTestId($"layout-{layout}").ClickAsync();
        await page.GetByTestId("start-recording").ClickAsync();
    }

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

    /// <summary>Colours of points across a screen that somebody shares.</summary>
    public async Task<IReadOnlyList<Rgb>> ScreenColoursAsync(Identity identity)
    {
        var points = await page.EvaluateAsync<int[][]>("name => probes.screenColours(name)", identity.Name);
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

    public async Task OpenAsync(string panel)
    {
        await page.GetByTestId($"{panel}-button").ClickAsync();
        await Assertions.Expect(page.GetByTestId($"{panel}-panel")).ToBeVisibleAsync();
    }

    /// <summary>Chooses something to do with somebody from their row in the list of people.</summary>
    public async Task ActAsync(Identity identity, string action)
    {
        await Row(identity).GetByTestId("person-menu").ClickAsync();
        await Row(identity).GetByTestId(action).ClickAsync();
    }

    /// <summary>Lets somebody in who waits; the list of people must be open.</summary>
    public Task AdmitAsync(Identity identity) =>
        page.Locator($"[data-testid=waiting-person][data-name=\"{identity.Name}\"]").GetByTestId("admit").ClickAsync();

    /// <summary>Chooses a thing of the menu with everything that is not done every minute.</summary>
    public async Task ChooseAsync(string item)
    {
        await page.GetByTestId("more-button").ClickAsync();
        await page.GetByTestId(item).ClickAsync();
    }

    public async Task WriteAsync(string text)
    {
        await page.GetByTestId("chat-input").FillAsync(text);
        await page.GetByTestId("chat-input").PressAsync("Enter");
        await Assertions.Expect(Messages.Last).ToContainTextAsync(text);
    }

    public Task LeaveAsync() => page.GetByTestId("leave-button").ClickAsync();
}
