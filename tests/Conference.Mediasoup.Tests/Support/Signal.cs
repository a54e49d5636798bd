using System.Diagnostics;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>Signals to worker processes.</summary>
internal static class Signal
{
    public static async Task SendAsync(string signal, Worker worker)
    {
        using var kill = Process.Start("kill", [$"-{signal}", worker.ProcessId.ToString()]);
        await kill.WaitForExitAsync();
    }
}
