namespace Conference.Mediasoup.Tests.Support;

/// <summary>A test class that has to clean up asynchronously, which xunit 2 does for its own interface only.</summary>
public abstract class AsyncTest : IAsyncLifetime, IAsyncDisposable
{
    public virtual Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    protected abstract Task CleanUpAsync();
}
