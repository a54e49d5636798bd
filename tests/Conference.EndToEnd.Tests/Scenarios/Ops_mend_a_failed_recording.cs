using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Conference.Testing.S3;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>The storage is away when a recording is to be uploaded; whoever runs the server sees why, and tries again when it is back.</summary>
[Collection(Suite.Name)]
public sealed class Ops_mend_a_failed_recording(World world)
{
    private const int Timeout = 180_000;
    private const string Bucket = "films", Email = "ops@example.org", Password = "correct-horse-1";

    [Fact(Timeout = Timeout)]
    public async Task From_the_list_of_all_recordings()
    {
        await using var swift = await SwiftServer.StartAsync(CancellationToken.None);
        await swift.CreateBucketAsync(Bucket, CancellationToken.None);
        await using var server = await ConferenceServer.StartAsync(
            "ops",
            $"--Access:AdminEmail={Email}", $"--Access:AdminPassword={Password}", "--Recorder:MaxAttempts=1",
            $"--Recorder:Storage:Primary:ServiceUrl={swift.Address}", $"--Recorder:Storage:Primary:Bucket={Bucket}",
            $"--Recorder:Storage:Primary:AccessKey={SwiftServer.AccessKey}", $"--Recorder:Storage:Primary:SecretKey={SwiftServer.SecretKey}",
            "--Recorder:Storage:Attempts=1");
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        var address = await alice.CreateMeetingAsync(server.Address, "Budget");
        await alice.JoinAsync(address);
        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        await swift.KillAsync();
        await alice.Meeting.RecordButton.ClickAsync();

        var page = await alice.OpenTabAsync();
        await SignInAsync(page, server.Address);
        var row = page.GetByTestId("library-row");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "failed", new() { Timeout = 40_000 });
        await page.GetByTestId("filter-completed").ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing is ready yet")).ToBeVisibleAsync();
        await page.GetByTestId("filter-failed").ClickAsync();
        await Assertions.Expect(page.GetByTestId("library-reason")).ToContainTextAsync("upload_unreachable");
        await Gallery.ShowAsync(page, "library-failed");

        await swift.RestartAsync(CancellationToken.None);
        await page.GetByTestId("library-retry").ClickAsync();
        await page.GetByTestId("filter-all").ClickAsync();
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 40_000 });
        await RecomposeAsync(page, row);

        await page.GetByTestId("library-link").ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=recording-video]')?.readyState >= 2");
        await page.GoBackAsync();
        await page.ReloadAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await page.GetByTestId("sign-out").ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("sign-in")).ToBeVisibleAsync();
        Assert.Empty(alice.Problems);
    }

    private static async Task SignInAsync(IPage page, Uri server)
    {
        await page.GotoAsync(server.ToString());
        await page.GetByTestId("to-library").ClickAsync();
        await page.GetByTestId("sign-in-email").FillAsync(Email);
        await page.GetByTestId("sign-in-password").FillAsync("wrong");
        await page.GetByTestId("sign-in-button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("password is wrong");
        await Gallery.ShowAsync(page, "sign-in");
        await page.GetByTestId("sign-in-password").FillAsync(Password);
        await page.GetByTestId("sign-in-button").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sign-out")).ToBeVisibleAsync();
    }

    private static async Task RecomposeAsync(IPage page, ILocator row)
    {
        await page.GetByTestId("library-recompose").ClickAsync();
        await page.GetByTestId("layout-audioOnly").ClickAsync();
        await page.GetByTestId("confirm-recompose").ClickAsync();
        await Assertions.Expect(page.GetByTestId("recompose-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(row).ToContainTextAsync("Sound alone");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 40_000 });
        await Gallery.ShowAsync(page, "library");
    }
}
