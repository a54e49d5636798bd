using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;

namespace Conference.Cli.Output;

/// <summary>
/// The one owner of the console: results go to stdout, everything else to stderr. What is piped has no colours, and no line of it is
/// cut or broken.
/// </summary>
internal sealed class Terminal : IDisposable
{
    // Wider than any table: what is piped is never wrapped.
    private const int Unbroken = 10_000;
    private const int Usual = 80;

    private readonly PosixSignalRegistration[] _signals;

    public Terminal(CancellationTokenSource stop)
    {
#pragma warning disable RS0030 // The command line owns the console, and this is its only place.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        OutWriter = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        ErrorWriter = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        In = Console.In;
        IsOutPiped = Console.IsOutputRedirected;
        IsErrorPiped = Console.IsErrorRedirected;
        IsInPiped = Console.IsInputRedirected;
        Width = IsOutPiped ? Unbroken : Measure();
#pragma warning restore RS0030
        Out = Make(OutWriter, IsOutPiped, Width);
        Error = Make(ErrorWriter, IsErrorPiped, IsErrorPiped ? Unbroken : IsOutPiped ? Usual : Width);
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            // The second Ctrl-C ends the program at once.
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }))];
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    public TextWriter OutWriter { get; }

    public TextWriter ErrorWriter { get; }

    public TextReader In { get; }

    public bool IsOutPiped { get; }

    public bool IsErrorPiped { get; }

    public bool IsInPiped { get; }

    /// <summary>Columns of stdout.</summary>
    public int Width { get; }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        OutWriter.Dispose();
        ErrorWriter.Dispose();
    }

    private static IAnsiConsole Make(TextWriter writer, bool piped, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = piped ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = piped ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }

    private static int Measure()
    {
#pragma warning disable RS0030 // As above.
        // A terminal that does not know its size says 0.
        return Console.WindowWidth > 0 ? Console.WindowWidth : Usual;
#pragma warning restore RS0030
    }
}
