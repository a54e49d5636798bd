using System.Globalization;
using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

internal static class EnumBinder
{
    public static EnumModel Bind(TypeName name, EnumSyntax syntax, ErrorList errors)
    {
        var underlying = Scalars.Find(syntax.Underlying.Text);
        if (underlying is not { } kind || !kind.IsInteger())
        {
            errors.Value($"'{syntax.Underlying.Text}' is no integer type.", syntax.Underlying.At);
            kind = ScalarKind.Int64;
        }

        if (syntax.Members.Count == 0)
            errors.Value($"The enum '{name.Schema}' has no members.", syntax.Name.At);

        var members = new List<EnumMemberModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var last = -1m;
        foreach (var member in syntax.Members)
        {
            var value = ValueOf(member, kind, last, errors);
            // As the schema language wants it, so that values are unique.
            if (members.Count > 0 && value <= last)
                errors.Value($"'{member.Name.Text}' is not greater than the member before it.", member.Name.At);
            last = value;

            var pascal = Naming.Pascal(member.Name.Text);
            if (!names.Add(pascal))
                errors.Collision($"Two members of '{name.Schema}' become {pascal}.", member.Name.At);
            members.Add(new EnumMemberModel(member.Name.Text, pascal, value.ToString(CultureInfo.InvariantCulture)));
        }

        return new EnumModel(name, kind, new(members));
    }

    private static decimal ValueOf(EnumMemberSyntax member, ScalarKind kind, decimal last, ErrorList errors)
    {
        if (member.Value is { } given)
        {
            if (Scalars.ParseInteger(kind, given.Text) is { } value)
                return value;
            errors.Value($"'{given.Text}' is no {kind.CSharpName()}.", given.At);
        }
        else if (!Scalars.Fits(kind, last + 1))
        {
            errors.Value($"The value {last + 1} of '{member.Name.Text}' is no {kind.CSharpName()}.", member.Name.At);
        }

        return last + 1;
    }
}
