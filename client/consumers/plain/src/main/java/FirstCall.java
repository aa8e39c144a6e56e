import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.*;

public class FirstCall {
    public static void main(String[] args) {
        try (EiamAccounts eiam = EiamAccounts.builder().baseUrl("http://localhost:8080")
                .clientId("sandbox").clientSecret("sandbox-secret").build()) {
            var request = new CreateOrphanAccountRequest().accountName("zhangsan1").name("张三");
            var created = eiam.accounts().createOrphanAccount("20220413142801447-1D7C-9E6B0A4F2", request);
            System.out.println("created " + created.getAccountId());
        } catch (RefusedException e) {
            System.out.println(e.errorCode() == ErrorCode.APP_ACCOUNT_0013 ? "the name is taken" : e.getMessage());
        }
    }
}
