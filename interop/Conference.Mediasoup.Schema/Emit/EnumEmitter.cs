using Conference.Mediasoup.Schema.Model;

namespace Conference.Mediasoup.Schema.Emit;

internal static class EnumEmitter
{
    public static void Emit(CodeWriter code, EnumModel model) =>
        code.Block($"internal enum {model.Name.Name} : {model.Underlying.CSharpName()}", () =>
        {
            foreach (var member in model.Members)
                code.Line($"{member.Name} = {member.Value},");
        });
}
