using System.Text.Json;

namespace Conference.Mediasoup.Tests;

public sealed class ParameterMapTests
{
    private static readonly ParameterMap Map = ParameterMap.Of(("apt", 96), ("profile-level-id", "42e01f"), ("flag", true));

    [Fact]
    public void Maps_are_equal_in_any_order()
    {
        ParameterMap reordered = ParameterMap.Of(("flag", true), ("profile-level-id", "42e01f"), ("apt", 96));

        Assert.True(Map.Equals(reordered));
        Assert.Equal(Map.GetHashCode(), reordered.GetHashCode());
    }

    [Fact]
    public void A_number_is_not_the_string_of_it()
    {
        Assert.False(Map.Equals(Map.With("apt", "96")));
        Assert.False(new ParameterValue(1) == new ParameterValue("1"));
        Assert.False(new ParameterValue(1) == new ParameterValue(true));
    }

    [Fact]
    public void A_whole_number_equals_itself_however_json_writes_it() => Assert.True(
        JsonSerializer.Deserialize<ParameterMap>("""{ "a": 1 }""", MediasoupJson.Options)!
            .Equals(JsonSerializer.Deserialize<ParameterMap>("""{ "a": 1.0 }""", MediasoupJson.Options)));

    [Fact]
    public void Changing_a_map_makes_another_one()
    {
        ParameterMap changed = Map.With("apt", 97).Without("flag").With(ParameterMap.Of(("x", 1)));

        Assert.Equal(96, Map["apt"].AsNumber());
        Assert.Equal("apt=97;profile-level-id=42e01f;x=1", changed.ToString());
        Assert.Same(Map, Map.With("apt", 96));
        Assert.Same(Map, Map.Without("y"));
        Assert.Same(Map, Map.With(ParameterMap.Empty));
    }

    [Fact]
    public void Json_keeps_the_kind_of_each_value()
    {
        string json = JsonSerializer.Serialize(Map.With("half", 0.5), MediasoupJson.Options);

        Assert.Equal("""{"apt":96,"profile-level-id":"42e01f","flag":true,"half":0.5}""", json);
        Assert.True(Map.With("half", 0.5).Equals(JsonSerializer.Deserialize<ParameterMap>(json, MediasoupJson.Options)));
    }

    [Fact]
    public void A_value_says_what_it_is()
    {
        Assert.Equal("42e01f", Map["profile-level-id"].AsText());
        Assert.Null(Map["profile-level-id"].AsNumber());
        Assert.True(Map["flag"].AsBoolean());
        Assert.Null(Map["apt"].AsText());
        Assert.Equal("", default(ParameterValue).AsText());
    }
}
