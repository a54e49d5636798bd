using System.IO.Compression;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>What a player shows beside the film, and what can be saved.</summary>
public sealed partial class A_recording_is_watched
{
    private const string Video = "video => video.currentTime";

    // A button or a menu asks for it: where a phone is turned, one takes the place of the other.
    private static async Task AskToRecordAsync(Person alice)
    {
        var dialog = alice.Page.GetByTestId("record-dialog");
        await alice.Meeting.RecordButton.ClickAsync();
        await Assertions.Expect(alice.Page.GetByTestId("start-recording")).ToBeFocusedAsync();
        await alice.Page.GetByTestId("recording-name").FillAsync(FirstName);
        await alice.Page.GetByTestId("layout-grid").ClickAsync();
        await alice.Page.GetByTestId("record-tracks").CheckAsync();
        foreach (var (width, height, name) in ((int, int, string)[])[(390, 844, "phone"), (844, 390, "phone-turned"), (1440, 900, "desktop")])
        {
            await alice.Page.SetViewportSizeAsync(width, height);
            await Assertions.Expect(alice.Page.GetByTestId("record-button")).ToHaveCountAsync(width < height ? 0 : 1);
            await Assertions.Expect(dialog).ToBeVisibleAsync();
            await Assertions.Expect(alice.Page.GetByTestId("start-recording")).ToBeInViewportAsync(new() { Ratio = 1 });
            await alice.Page.ScreenshotAsync(new() { Path = Checkout.Artifact("screens", $"record-dialog-{name}.png") });
        }

        await alice.Page.GetByTestId("start-recording").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    // The focus goes into the dialog and comes back, and the film in the player is not begun anew.
    private static async Task RenameAsync(IPage page)
    {
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Assertions.Expect(title).ToHaveTextAsync(FirstName);
        var video = page.GetByTestId("recording-video");
        var before = await video.EvaluateAsync<double>(Video);
        await page.GetByTestId("rename-recording").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("recording-name")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByTestId("recording-name")).ToHaveValueAsync(FirstName);
        await Gallery.ShowAsync(page, "name-dialog");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("rename-recording")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("recording-name").FillAsync(LastName);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(title).ToHaveTextAsync(LastName);
        await Assertions.Expect(page.GetByTestId("name-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(video).ToHaveAttributeAsync("aria-label", LastName);
        Assert.Equal(before, await video.EvaluateAsync<double>(Video));
    }

    private static async Task ExpectPosterAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=poster]')?.naturalWidth > 0");
        AssertShows(Identity.Alice, await page.EvaluateAsync<int[][]>("() => probes.pictureColours('[data-testid=poster]')"));
    }

    private static async Task ExpectChaptersAsync(IPage page)
    {
        var chapters = page.GetByTestId("chapter");
        await Assertions.Expect(chapters).ToHaveCountAsync(2);
        await Assertions.Expect(chapters.Nth(0)).ToContainTextAsync("Start");
        await Assertions.Expect(chapters.Nth(1)).ToContainTextAsync("Recording resumed");
        var video = page.GetByTestId("recording-video");
        var start = double.Parse((await chapters.Nth(1).GetAttributeAsync("data-start"))!, System.Globalization.CultureInfo.InvariantCulture);
        // The pause itself is not in the film.
        Assert.InRange(start, FirstPart.TotalSeconds, FirstPart.TotalSeconds + 4);

        await chapters.Nth(1).ClickAsync();
        Assert.Equal(start, await video.EvaluateAsync<double>(Video), 0.05);
        await Assertions.Expect(chapters.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Assertions.Expect(chapters.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal(0, await video.EvaluateAsync<double>(Video), 0.05);
    }

    private static async Task ExpectThumbnailsAsync(IPage page)
    {
        var bar = (await page.GetByTestId("seek-bar").BoundingBoxAsync())!;
        // Alone at first, then on the left of Bob.
        await PointAsync(0.1f);
        AssertShows(Identity.Alice, await page.EvaluateAsync<int[][]>("() => probes.partColours('[data-testid=thumbnail]')"));
        await PointAsync(0.95f);
        var last = await page.EvaluateAsync<int[][]>("() => probes.partColours('[data-testid=thumbnail]')");
        AssertShows(Identity.Alice, last);
        AssertShows(Identity.Bob, last);
        await Assertions.Expect(page.GetByTestId("seek-preview")).ToContainTextAsync("Recording resumed");
        await page.Mouse.MoveAsync(bar.X + (bar.Width / 2), 5);
        await Assertions.Expect(page.GetByTestId("seek-preview")).ToHaveCountAsync(0);

        async Task PointAsync(float share)
        {
            await page.Mouse.MoveAsync(bar.X + (bar.Width * share), bar.Y + (bar.Height / 2));
            await Assertions.Expect(page.GetByTestId("thumbnail")).ToBeVisibleAsync();
        }
    }

    private static async Task ExpectChatAsync(IPage page)
    {
        await page.GetByTestId("tab-chat").ClickAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.GetByText("Nobody has written yet.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.GetByTestId("chat-line")).ToContainTextAsync([$"{Identity.Alice.Name} {Said}"]);
    }

    private static async Task ExpectTracksAsync(IPage page)
    {
        await page.GetByTestId("download-menu").ClickAsync();
        var tracks = page.GetByTestId("download-track");
        await Assertions.Expect(tracks.Filter(new() { HasText = $"{Identity.Bob.Name}, camera from 0:" })).ToHaveCountAsync(1);
        // Alice's camera was on before the pause and after it.
        await Assertions.Expect(tracks.Filter(new() { HasText = $"{Identity.Alice.Name}, camera from 0:" })).ToHaveCountAsync(2);
        var files = await tracks.CountAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("download-tracks").ClickAsync());
        await using var archive = await ZipFile.OpenReadAsync(await download.PathAsync());
        Assert.Equal(files, archive.Entries.Count(entry => entry.Name.EndsWith(".mkv", StringComparison.Ordinal) && entry.Length > 0));
        Assert.NotNull(archive.GetEntry("manifest.json"));
    }

    private static void AssertShows(Identity identity, int[][] colours) =>
        Assert.Contains(colours, colour => new Rgb(colour[0], colour[1], colour[2]).Resembles(identity.Colour));
}
