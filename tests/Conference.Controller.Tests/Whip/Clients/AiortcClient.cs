using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Whip.Clients;

/// <summary>A client of WHIP or WHEP that is none of ours: aiortc in a process of its own, which tells what it does line by line.</summary>
internal sealed class AiortcClient : IAsyncDisposable
{
    // The Debian package is for Debian's Python, whichever other comes first on PATH.
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Channel<JsonElement> _told = Channel.CreateUnbounded<JsonElement>();
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private AiortcClient(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <param name="codec">The only one for video that it offers; null offers all that it has.</param>
    /// <param name="options">More of its options.</param>
    public static AiortcClient Publish(Uri endpoint, string token, string color = "200,40,40", string? codec = null, params string[] options) =>
        Start(["publish", endpoint.ToString(), token, "--color", color, .. codec is null ? Array.Empty<string>() : ["--codec", codec], .. options]);

    public static AiortcClient Play(Uri endpoint, string token, int frames = 60) =>
        Start("play", endpoint.ToString(), token, "--frames", frames.ToString());

    /// <summary>The next time that it tells this; what comes before is passed over.</summary>
    public async Task<JsonElement> TellsAsync(string what, Func<JsonElement, bool>? fits = null)
    {
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var told in _told.Reader.ReadAllAsync(timeout.Token))
            {
                if (told.Text("event") == what && (fits is null || fits(told)))
                    return told;
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"aiortc did not tell '{what}' within {Patience.TotalSeconds} s.", exception);
        }

        throw new InvalidOperationException($"aiortc ended without telling '{what}': {await _errors}");
    }

    /// <summary>Ends the session with DELETE and answers its status.</summary>
    public async Task<int> DeleteAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return (await TellsAsync("deleted")).GetProperty("status").GetInt32();
    }

    /// <summary>Ends it without a word to anybody.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _reading;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static AiortcClient Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Whip", "Clients", "aiortc_client.py"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new AiortcClient(Process.Start(start)!);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            _told.Writer.TryWrite(document.RootElement.Clone());
        }

        _told.Writer.Complete();
    }
}
