namespace Conference.Mediasoup.Tests;

public sealed class ScalabilityModeTests
{
    [Theory]
    [InlineData("L1T3", 1, 3, false)]
    [InlineData("L3T2_KEY", 3, 2, true)]
    [InlineData("S2T3", 2, 3, false)]
    [InlineData("L20T3", 20, 3, false)]
    [InlineData("S20T13", 20, 13, false)]
    [InlineData("L2T2h", 2, 2, false)]
    [InlineData("L3T3_KEY_SHIFT", 3, 3, true)]
    [InlineData("L4T7_KEY", 4, 7, true)]
    [InlineData("L3T100", 3, 10, false)]
    public void Layers_are_read_from_a_scalability_mode(string mode, int spatialLayers, int temporalLayers, bool keySvc) =>
        Assert.Equal(new ScalabilityMode(spatialLayers, temporalLayers, keySvc), ScalabilityMode.Parse(mode));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("L")]
    [InlineData("L3")]
    [InlineData("L0T3")]
    [InlineData("L1T0")]
    [InlineData("L200T3")]
    [InlineData("l1t3")]
    [InlineData(" L1T3")]
    [InlineData("X1T3")]
    public void Anything_else_means_one_layer(string? mode) =>
        Assert.Equal(new ScalabilityMode(1, 1, false), ScalabilityMode.Parse(mode));
}
