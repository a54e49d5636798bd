using System.Runtime.InteropServices;

namespace Conference.Benchmarks.Support;

/// <summary>The standard streams, which a program for the command line owns.</summary>
internal static class Terminal
{
#pragma warning disable RS0030 // This is the one place.
    public static TextReader Input { get; } = Console.In;

    public static TextWriter Output { get; } = Console.Out;

    public static TextWriter Error { get; } = Console.Error;
#pragma warning restore RS0030

    /// <summary>Ctrl-C ends the run in order, so that no worker is left behind.</summary>
    public static IDisposable OnInterrupt(Action stop) => PosixSignalRegistration.Create(
        PosixSignal.SIGINT,
        context =>
        {
            context.Cancel = true;
            stop();
        });
}
