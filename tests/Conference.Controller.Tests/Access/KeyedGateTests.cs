using Conference.Controller.Api.Idempotency;

namespace Conference.Controller.Tests.Access;

public sealed class KeyedGateTests
{
    private readonly KeyedGate _gate = new();

    [Fact]
    public async Task One_is_in_at_a_time_for_a_key_and_keys_do_not_wait_for_each_other()
    {
        var first = await _gate.EnterAsync("a", default);
        var second = _gate.EnterAsync("a", default);
        using var other = await _gate.EnterAsync("b", default).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_in_nobodys_way()
    {
        var first = await _gate.EnterAsync("a", default);
        using var abort = new CancellationTokenSource();
        var waiting = _gate.EnterAsync("a", abort.Token);
        await abort.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        first.Dispose(); // twice is once
        (await _gate.EnterAsync("a", default).WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Fact]
    public async Task Many_at_once_never_meet()
    {
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            using var turn = await _gate.EnterAsync($"key {number % 3}", default);
            if (number % 3 != 0)
                return;
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        }));
    }
}
