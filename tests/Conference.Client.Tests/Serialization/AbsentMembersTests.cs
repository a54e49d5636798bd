using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Conference.Client.Tests.Serialization;

/// <summary>
/// A server of another version leaves members out. Generated readers set those to null whatever stands behind the property, so each type
/// must see to it itself.
/// </summary>
public sealed class AbsentMembersTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> Types() =>
        new(typeof(ConferenceClient).Assembly.GetExportedTypes().Where(IsRead).Select(type => type.FullName!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_list_that_is_left_out_is_empty_and_a_text_is_not_null(string type)
    {
        var read = JsonSerializer.Deserialize("{}", ClientJson.Default.GetTypeInfo(typeof(ConferenceClient).Assembly.GetType(type)!)!)!;

        foreach (var property in read.GetType().GetProperties().Where(MustBeThere))
        {
            var value = property.GetValue(read);
            Assert.True(value is not null, $"{type}.{property.Name} is null.");
            Assert.True(value is not IEnumerable values || !values.Cast<object?>().Any(), $"{type}.{property.Name} is {value}.");
        }
    }

    [Fact]
    public void Lists_that_are_null_are_empty()
    {
        var recording = JsonSerializer.Deserialize("""{"participants": null, "missing": null, "artifacts": null, "settings": null}""", ClientJson.Default.Recording)!;

        Assert.Empty(recording.Participants);
        Assert.Empty(recording.Missing);
        Assert.Empty(recording.Artifacts);
        Assert.Equal(new RecordingSettings(), recording.Settings);
    }

    // What is written only is made by whoever writes it.
    private static bool IsRead(Type type) =>
        type is { IsClass: true, IsAbstract: false } && !type.Name.StartsWith("New", StringComparison.Ordinal) && ClientJson.Default.GetTypeInfo(type) is not null;

    // Members without which a type makes no sense stand in its constructor; of those only the lists can do without.
    private static bool MustBeThere(PropertyInfo property) =>
        !property.PropertyType.IsValueType
        && Nullability.Create(property).ReadState == NullabilityState.NotNull
        && (IsList(property) || !IsParameter(property));

    private static bool IsList(PropertyInfo property) =>
        property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));

    private static bool IsParameter(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.Ordinal));
}
