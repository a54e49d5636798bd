using Conference.Recorder.Deliver;

namespace Conference.Recorder.Tests.Deliver;

public sealed class PartPlanTests
{
    private const long Mebi = 1 << 20;

    [Theory]
    [InlineData(0, 1, 16 * Mebi)]
    [InlineData(1, 1, 16 * Mebi)]
    [InlineData(16 * Mebi, 1, 16 * Mebi)]
    [InlineData((16 * Mebi) + 1, 2, 16 * Mebi)]
    [InlineData(160_000 * Mebi, 10_000, 16 * Mebi)]
    [InlineData((160_000 * Mebi) + 1, 9412, 17 * Mebi)]
    [InlineData(5_000_000 * Mebi, 10_000, 500 * Mebi)]
    public void Parts_grow_so_that_there_are_never_more_than_ten_thousand(long length, int count, long partBytes)
    {
        var plan = PartPlan.Of(length, 16 * Mebi);
        Assert.Equal((count, partBytes), (plan.Count, plan.PartBytes));
        Assert.Equal(length, Enumerable.Range(1, plan.Count).Sum(plan.LengthOf));
        Assert.Equal(length, plan.OffsetOf(plan.Count) + plan.LengthOf(plan.Count));
    }
}
