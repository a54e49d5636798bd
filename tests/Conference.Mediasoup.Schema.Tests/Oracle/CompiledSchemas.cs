using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>The generated code of the pinned schemas, compiled, loaded and made callable with JSON.</summary>
public sealed class CompiledSchemas
{
    private readonly Dictionary<string, Func<JsonElement, byte[]>> _writers;
    private readonly Dictionary<string, Func<byte[], JsonObject>> _readers;

    public CompiledSchemas()
    {
        var generated = Compiler.Generate(PinnedSchemas.Texts);
        var compilation = Compiler.WireTypes.WithSources([
            .. generated.GeneratedSources.Select(source => source.SourceText.ToString()),
            .. Compiler.Resources("DriverPrelude.cs"),
            DriverEmitter.Emit(PinnedSchemas.Model),
        ]);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Assembly = Assembly.Load(image.ToArray());
        var driver = Assembly.GetType("Driver")!;
        _writers = (Dictionary<string, Func<JsonElement, byte[]>>)driver.GetField("Writers")!.GetValue(null)!;
        _readers = (Dictionary<string, Func<byte[], JsonObject>>)driver.GetField("Readers")!.GetValue(null)!;
    }

    public Assembly Assembly { get; }

    public byte[] Write(string table, JsonObject json) => _writers[table](JsonSerializer.SerializeToElement(json));

    public JsonObject Read(string table, byte[] bytes) => _readers[table](bytes);
}
