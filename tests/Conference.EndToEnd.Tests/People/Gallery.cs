using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.People;

/// <summary>Takes pictures of a page on a desktop, a tablet and a phone, and fails when it is wider than one of them.</summary>
internal static class Gallery
{
    private static readonly (string Name, int Width, int Height)[] Screens = [("tablet", 820, 1180), ("phone", 390, 844), ("desktop", 1440, 900)];

    public static async Task ShowAsync(IPage page, string name)
    {
        foreach (var (screen, width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            // Two frames: one in which the page hears of its size, one in which it is laid out and painted.
            await page.EvaluateAsync(
                "() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
            await page.ScreenshotAsync(new() { Path = Checkout.Artifact("screens", $"{name}-{screen}.png") });
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"The page '{name}' is {overflow} pixels wider than a {screen}.");
        }
    }
}
