using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.People;

/// <summary>Starts Chromium: one process for each person, because its fake devices belong to the process.</summary>
internal sealed class Browsers : IDisposable
{
    private const float ExpectTimeoutMilliseconds = 15_000;

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;

    private static string Executable =>
        Environment.GetEnvironmentVariable("CONFERENCE_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public async Task OpenAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(ExpectTimeoutMilliseconds);
    }

    public Task<IBrowser> StartAsync(params IEnumerable<string> arguments) =>
        _playwright!.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = [.. Quiet, .. arguments] });

    public void Dispose() => _playwright?.Dispose();
}
