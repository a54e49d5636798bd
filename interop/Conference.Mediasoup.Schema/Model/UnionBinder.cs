using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

internal static class UnionBinder
{
    public static UnionModel Bind(TypeName name, UnionSyntax syntax, TypeTable types, ErrorList errors)
    {
        var members = new List<UnionMemberModel>();
        var names = new HashSet<string>(StringComparer.Ordinal) { "None" };
        var tables = new HashSet<string>(StringComparer.Ordinal);
        if (syntax.Members.Count > byte.MaxValue)
            errors.Value($"The union '{name.Schema}' has more than {byte.MaxValue} members.", syntax.Name.At);

        foreach (var member in syntax.Members)
        {
            var pascal = Naming.Pascal(member.Name.Text);
            if (!names.Add(pascal))
                errors.Collision($"Two members of '{name.Schema}' become {pascal}.", member.Name.At);

            switch (types.Find(member.Table.Text, syntax.Namespace))
            {
                case TableType { Name: var table }:
                    // The member follows from the type of the table that is given to a writer.
                    if (!tables.Add(table.CSharp))
                        errors.Unsupported($"The table '{table.Schema}' stands twice in the union '{name.Schema}'.", member.Table.At);
                    members.Add(new UnionMemberModel(member.Name.Text.Replace('.', '_'), pascal, table));
                    break;
                case null when member.Table.Text != "string":
                    errors.Unknown($"No table is named '{member.Table.Text}'.", member.Table.At);
                    break;
                default:
                    errors.Unsupported($"'{member.Table.Text}' is no table, and a union of anything else is not supported.", member.Table.At);
                    break;
            }
        }

        return new UnionModel(name, new(members));
    }
}
