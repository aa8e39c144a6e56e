// Reads a list of texts among the free attributes of an account, and removes one attribute with null.
import { deepStrictEqual } from 'node:assert';
import { AccountsApi, Configuration } from './index';

const [basePath, token, appId, accountId] = process.argv.slice(2);
// The generated client sends the value of the header as it gets it.
const accounts = new AccountsApi(new Configuration({ basePath, accessToken: `Bearer ${token}` }));

async function main(): Promise<void> {
    const { accountName, extension } = await accounts.getAccount({ appId, accountId });
    deepStrictEqual(extension.groups, ['north', 'south']);
    const updateAccountRequest = { accountName, extension: { room: null } };
    await accounts.updateAccount({ appId, accountId, updateAccountRequest });
    const { room, ...others } = extension;
    deepStrictEqual((await accounts.getAccount({ appId, accountId })).extension, others);
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
