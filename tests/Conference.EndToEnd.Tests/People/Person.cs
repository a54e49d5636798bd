using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.People;

/// <summary>Somebody at a browser of their own.</summary>
internal sealed class Person : IAsyncDisposable
{
    /// <summary>The tab that is shared when this person shares something has this title.</summary>
    public const string SlidesTitle = "Quarterly slides";

    private static readonly string Probes = ReadProbes();

    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    private Person(Identity identity, IBrowser browser, IBrowserContext context, IPage page)
    {
        Identity = identity;
        _browser = browser;
        _context = context;
        Page = page;
        Watch(page);
    }

    public Identity Identity { get; }

    public IPage Page { get; }

    public MeetingPage Meeting => new(Page);

    /// <summary>Exceptions that no code of the page caught.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static async Task<Person> ArriveAsync(World world, Identity identity, Hardware hardware = Hardware.CameraAndMicrophone)
    {
        var browser = await world.Browsers.StartAsync(await ArgumentsAsync(world, identity, hardware));
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, AcceptDownloads = true });
        context.SetDefaultTimeout(20_000);
        await context.AddInitScriptAsync(Probes);
        return new Person(identity, browser, context, await context.NewPageAsync());
    }

    /// <summary>Opens another tab.</summary>
    public async Task<IPage> OpenTabAsync()
    {
        var page = await _context.NewPageAsync();
        Watch(page);
        return page;
    }

    /// <summary>Makes a meeting on the home page and stops before its door.</summary>
    /// <returns>The meeting's address.</returns>
    public async Task<Uri> CreateMeetingAsync(Uri server, string name)
    {
        await Page.GotoAsync(server.ToString());
        await Page.GetByTestId("meeting-name").FillAsync(name);
        await Page.GetByTestId("create-meeting").ClickAsync();
        await Assertions.Expect(Page.GetByTestId("join-button")).ToBeVisibleAsync();
        return new Uri(Page.Url);
    }

    /// <summary>Types a meeting's code on the home page, which leads to its door.</summary>
    public async Task EnterCodeAsync(Uri server, string code)
    {
        await Page.GotoAsync(server.ToString());
        await Page.GetByTestId("code-input").FillAsync(code);
        await Page.GetByTestId("join-code").ClickAsync();
    }

    /// <summary>Enters a meeting through its pre-join page.</summary>
    public async Task<MeetingPage> JoinAsync(Uri meeting)
    {
        await KnockAsync(meeting);
        await Meeting.ExpectStateAsync("connected");
        return Meeting;
    }

    /// <summary>Asks to be let into a meeting.</summary>
    public async Task KnockAsync(Uri meeting)
    {
        if (Page.Url != meeting.ToString())
            await Page.GotoAsync(meeting.ToString());
        await Page.GetByTestId("name-input").FillAsync(Identity.Name);
        await Page.GetByTestId("join-button").ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        await _browser.CloseAsync();
    }

    private static async Task<IEnumerable<string>> ArgumentsAsync(World world, Identity identity, Hardware hardware)
    {
        if (hardware == Hardware.None)
            return ["--use-fake-ui-for-media-stream"];
        var (camera, microphone) = await world.Devices.MakeAsync(identity);
        return
        [
            hardware == Hardware.Refused ? "--deny-permission-prompts" : "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            $"--use-file-for-fake-video-capture={camera}",
            $"--use-file-for-fake-audio-capture={microphone}",
            $"--auto-select-tab-capture-source-by-title={SlidesTitle}",
        ];
    }

    private static string ReadProbes()
    {
        using var reader = new StreamReader(typeof(Person).Assembly.GetManifestResourceStream("probes.js")!);
        return reader.ReadToEnd();
    }

    private void Watch(IPage page) => page.PageError += (_, error) => _problems.Add(error);
}
