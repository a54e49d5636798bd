namespace Conference.Mediasoup.Tests.Data;

public sealed class SctpStreamIdsTests
{
    private readonly SctpStreamIds _ids = new();

    [Fact]
    public void Streams_are_taken_in_turn_and_a_freed_one_comes_last()
    {
        Assert.Equal(0, _ids.Take());
        Assert.Equal(1, _ids.Take());
        _ids.Free(0);
        for (var id = 2; id < SctpStreamIds.MaxCount; id++) Assert.Equal(id, _ids.Take());
        Assert.Equal(0, _ids.Take());
    }

    [Fact]
    public void When_all_are_taken_it_says_so_until_one_is_free()
    {
        for (var count = 0; count < SctpStreamIds.MaxCount; count++) _ids.Take();
        Assert.Throws<InvalidOperationException>(() => _ids.Take());
        _ids.Free(12_345);
        Assert.Equal(12_345, _ids.Take());
        Assert.Throws<InvalidOperationException>(() => _ids.Take());
    }

    [Fact]
    public void No_stream_is_taken_that_the_endpoint_doesn_t_accept()
    {
        for (var count = 0; count < 8; count++) _ids.Take();
        _ids.Limit = 10;
        Assert.Equal([8, 9], [_ids.Take(), _ids.Take()]);
        _ids.Free(3);
        Assert.Equal(3, _ids.Take());
        Assert.Throws<InvalidOperationException>(() => _ids.Take());
    }
}
