namespace Conference.Benchmarks;

/// <summary>The program was asked for something that it doesn't have.</summary>
internal sealed class UsageException(string message) : Exception(message);
